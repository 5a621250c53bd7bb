// The graph by keyboard: arrows go from actor to actor, E along the edges of one, Enter chooses.

/**
 * @typedef {import("../vendor/cytoscape.js").Core} Core
 * @typedef {import("../vendor/cytoscape.js").SingularElementReturnValue} One
 * @typedef {object} Hands What the keys do to the graph.
 * @property {(element: any) => void} choose
 * @property {(element: any | null) => void} focus
 * @property {() => void} fit
 * @property {(factor: number) => void} zoom
 * @property {() => void} clear
 */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Listens to the keys of the graph's element.
 * @param {HTMLElement} element
 * @param {() => Core | null} graph
 * @param {Hands} hands
 */
export function listenToKeys(element, graph, hands) {
  element.addEventListener("keydown", (event) => {
    const cy = graph();
    if (!cy || event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(cy, event.key, hands)) event.preventDefault();
  });
  element.addEventListener("blur", () => hands.focus(null));
}

/**
 * @param {Core} cy
 * @param {string} key
 * @param {Hands} hands
 * @returns {boolean} whether the key meant something
 */
function press(cy, key, hands) {
  const focused = cy.$(".focused").first();
  const arrow = ARROWS[key];
  if (arrow) {
    hands.focus(focused.nonempty() && focused.isNode() ? neighbour(cy, focused, arrow) : start(cy));
  } else if (key === "e" || key === "E") {
    hands.focus(nextEdge(cy, focused, key === "E"));
  } else if (key === "Enter" || key === " ") {
    if (focused.empty()) return false;
    hands.choose(focused);
  } else if (key === "Escape") {
    hands.clear();
  } else if (key === "0") {
    hands.fit();
  } else if (key === "+" || key === "=") {
    hands.zoom(1.3);
  } else if (key === "-") {
    hands.zoom(1 / 1.3);
  } else {
    return false;
  }
  return true;
}

/** @param {Core} cy */
function start(cy) {
  const chosen = cy.nodes(".chosen").first();
  return chosen.nonempty() ? chosen : cy.nodes().max((node) => node.data("said")).ele;
}

/**
 * The nearest actor in a direction: sideways distance counts twice.
 * @param {Core} cy
 * @param {any} from
 * @param {[number, number]} direction
 */
function neighbour(cy, from, [dx, dy]) {
  const here = from.position();
  let best = from;
  let least = Infinity;
  for (const node of cy.nodes().toArray()) {
    const ahead = (node.position().x - here.x) * dx + (node.position().y - here.y) * dy;
    const aside = Math.abs((node.position().x - here.x) * dy) + Math.abs((node.position().y - here.y) * dx);
    if (node.id() !== from.id() && ahead > 0 && ahead + 2 * aside < least) {
      least = ahead + 2 * aside;
      best = node;
    }
  }
  return best;
}

/**
 * The next edge of the actor in focus, or after the edge in focus.
 * @param {Core} cy
 * @param {any} focused
 * @param {boolean} back
 */
function nextEdge(cy, focused, back) {
  if (focused.empty()) return start(cy);
  const actor = focused.isNode() ? focused : cy.getElementById(focused.scratch("from") ?? focused.source().id());
  const edges = actor.connectedEdges(":visible").toArray();
  if (!edges.length) return focused;
  const at = edges.findIndex((/** @type {any} */ edge) => edge.id() === focused.id());
  const next = edges[(at + (back ? -1 : 1) + edges.length) % edges.length];
  next.scratch("from", actor.id());
  return next;
}
