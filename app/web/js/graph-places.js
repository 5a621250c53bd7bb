// Where actors stand: placed once, kept while the page is open, and only newcomers are laid out.
import cytoscape from "../vendor/cytoscape.js";

/**
 * @typedef {import("../vendor/cytoscape.js").Core} Core
 * @typedef {{ x: number, y: number }} Place
 */

/** The scripts that fcose is made of, in the order in which they need one another. */
const FCOSE = ["layout-base.js", "cose-base.js", "cytoscape-fcose.js"];

/** @type {Promise<unknown> | null} */
let loading = null;

/** Loads fcose, which is made of classic scripts that leave their names on the window. */
function loadFcose() {
  loading ??= FCOSE.reduce(
    (before, file) => before.then(() => script(`assets/vendor/${file}`)),
    Promise.resolve(),
  ).then(() => cytoscape.use(/** @type {any} */ (window).cytoscapeFcose));
  return loading;
}

/**
 * @param {string} source
 * @returns {Promise<void>}
 */
function script(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = source;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`${source} could not be loaded`));
    document.head.append(element);
  });
}

/** The places known so far. */
export class Places {
  /** @type {Map<string, Place>} */
  #known = new Map();

  /**
   * A place for every id: the known one, else the one offered when nothing was known, else null.
   * @param {string[]} ids
   * @param {Map<string, Place>} offered laid out by the service for this graph
   * @returns {Map<string, Place | null>}
   */
  take(ids, offered) {
    const stranger = !ids.some((id) => this.#known.has(id));
    /** @type {Map<string, Place | null>} */
    const places = new Map();
    for (const id of ids) places.set(id, this.#known.get(id) ?? (stranger ? (offered.get(id) ?? null) : null));
    return places;
  }

  /** @param {Core} cy */
  keep(cy) {
    for (const node of cy.nodes().toArray()) this.#known.set(node.id(), { ...node.position() });
  }
}

/**
 * Lays out some nodes about the others, which stay; without any that stay the whole graph is laid out.
 * @param {Core} cy
 * @param {string[]} newcomers
 * @param {boolean} animate
 */
export async function layOut(cy, newcomers, animate) {
  await loadFcose();
  const fresh = new Set(newcomers);
  const fixed = cy.nodes().toArray().filter((node) => !fresh.has(node.id())).map((node) => ({
    nodeId: node.id(),
    position: { ...node.position() },
  }));
  const options = {
    name: "fcose",
    quality: "default",
    randomize: fixed.length === 0,
    fixedNodeConstraint: fixed.length ? fixed : undefined,
    animate: animate && !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 350,
    fit: fixed.length === 0,
    padding: 60,
    nodeDimensionsIncludeLabels: false,
    idealEdgeLength: 150,
    nodeRepulsion: 9000,
    nodeSeparation: 110,
    packComponents: true,
  };
  const layout = cy.layout(/** @type {any} */ (options));
  const done = layout.promiseOn("layoutstop");
  layout.run();
  await done;
}
