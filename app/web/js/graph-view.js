// The graph as a picture: draws actors and dyads, unfolds one dyad, and says what was chosen.
import cytoscape from "../vendor/cytoscape.js";
import { activity, chosen, newest } from "./dyads.js";
import { bend } from "./graph-bends.js";
import { actorElement, dyadElement, relationElement } from "./graph-elements.js";
import { listenToKeys } from "./graph-keys.js";
import { showLabels } from "./graph-labels.js";
import { Places, layOut } from "./graph-places.js";
import { graphStyle } from "./graph-style.js";

/**
 * @typedef {import("./dyads.js").ActorNode} ActorNode
 * @typedef {import("./dyads.js").Dyad} Dyad
 * @typedef {import("./graph-places.js").Place} Place
 * @typedef {object} Picture What the service answered, bundled.
 * @property {ActorNode[]} actors
 * @property {Map<string, Dyad>} dyads
 * @property {Map<string, Place>} places
 * @property {boolean} cut whether less connected actors may have been left out
 */

const LABEL =
  "Graph of actors and their relations. Arrow keys go from actor to actor, E along the edges of one, Enter reads the proof. The list view says the same.";

/** Relations drawn side by side when a dyad unfolds: the panel and the list name the others too. */
const FAN = 9;

/** Pixels on the screen between two actors that leave room for the labels of their relations. */
const ROOM = 400;

/** From this many actors or dyads on, a picture is a crowd: plainer strokes, moved as one texture. */
const CROWD = { actors: 400, dyads: 1_000 };

/** Pixels left free above and below a whole graph, and the zoom at which a small one is large enough. */
const MARGIN = 44;
const CLOSEST = 1.5;

/** Milliseconds of rest after which labels are chosen anew, and what a pointer crosses in a crowd stands out. */
const REST = 110;

export class GraphView {
  /** @type {import("../vendor/cytoscape.js").Core | null} */
  #cy = null;
  #places = new Places();
  /** @type {Picture} */
  #picture = { actors: [], dyads: new Map(), places: new Map(), cut: false };
  /** @type {string | null} */
  #now = null;
  /** @type {string | undefined} */
  #select;
  /** @type {string | null} */
  #unfolded = null;
  #crowded = false;
  #styledAt = 1;
  #timer = 0;
  #pointing = 0;

  /**
   * @param {HTMLElement} element
   * @param {object} hooks
   * @param {(select: string | null) => void} hooks.choose
   * @param {(text: string) => void} hooks.say tells screen readers
   * @param {() => number} hooks.covered how many pixels at the bottom something else lies over
   */
  constructor(element, { choose, say, covered }) {
    this.covered = covered;
    this.element = element;
    this.choose = choose;
    this.say = say;
    element.tabIndex = 0;
    element.setAttribute("role", "application");
    element.setAttribute("aria-label", LABEL);
    listenToKeys(element, () => this.#cy, {
      choose: (one) => this.choose(one.id()),
      focus: (one) => this.#focus(one),
      fit: () => this.fit(),
      zoom: (factor) => this.zoom(factor),
      clear: () => this.choose(null),
    });
    new ResizeObserver(() => this.#cy?.resize()).observe(element);
  }

  /**
   * Draws a picture: what stood already stays where it is.
   * @param {Picture} picture
   * @param {{ fresh?: Set<string> }} [options] ids of dyads that have just been added
   */
  async show(picture, { fresh = new Set() } = {}) {
    this.#picture = picture;
    this.#now = newest(picture.dyads.values());
    const cy = this.#stand(picture.actors.length >= CROWD.actors || picture.dyads.size >= CROWD.dyads);
    const first = cy.nodes().empty();
    const homeless = this.#replace(cy);
    this.#unfolded = null;
    if (homeless.length) await layOut(cy, homeless, !first);
    this.#places.keep(cy);
    bend(cy);
    if (first || homeless.length === picture.actors.length) this.fit();
    this.select(this.#select);
    this.#flash(fresh);
    this.#labelSoon();
  }

  /**
   * Marks what is chosen and unfolds its dyad; nothing is laid out anew.
   * @param {string | undefined} select
   */
  select(select) {
    this.#select = select;
    const cy = this.#cy;
    if (!cy) return;
    const choice = chosen(select);
    cy.batch(() => {
      cy.elements(".chosen").removeClass("chosen");
      this.#unfold(choice.kind === "dyad" ? choice.id : null);
      if (choice.kind === "actor") cy.getElementById(choice.actor).addClass("chosen");
      if (choice.kind === "dyad") {
        cy.getElementById(choice.relation ? (select ?? "") : choice.id).addClass("chosen");
        cy.getElementById(choice.a).union(cy.getElementById(choice.b)).addClass("chosen");
      }
    });
    this.#highlight(this.#resting());
    this.#labelSoon();
  }

  /**
   * Lets some dyads and the actors at their ends stand out; null ends it.
   * @param {Map<string, string> | null} dyads class by dyad id
   */
  standOut(dyads) {
    const cy = this.#cy;
    if (!cy || (!dyads && !this.#outstanding)) return;
    cy.batch(() => {
      cy.elements().removeClass("faint appeared turned onpath");
      if (!dyads) return;
      cy.elements().addClass("faint");
      for (const [id, name] of dyads) {
        const edge = cy.getElementById(id);
        edge.removeClass("faint").addClass(name).connectedNodes().removeClass("faint");
      }
    });
    this.#outstanding = dyads;
    this.#highlight(this.#resting());
  }

  /** @type {Map<string, string> | null} */
  #outstanding = null;

  /**
   * Fades what lies outside a range of days while it is being dragged; null ends it.
   * @param {{ since: string | null, until: string | null } | null} range
   */
  preview(range) {
    const cy = this.#cy;
    if (!cy) return;
    cy.batch(() => {
      cy.edges(".faint").removeClass("faint");
      if (!range) return;
      for (const { id, first, last } of this.#picture.dyads.values()) {
        const outside = (range.until && first && first > range.until) || (range.since && last && last < range.since);
        if (outside) cy.getElementById(id).addClass("faint");
      }
    });
  }

  /** Brings what is chosen into sight, and its two actors apart on the screen where their relations unfold. */
  reveal() {
    const cy = this.#cy;
    const one = cy?.nodes(".chosen");
    if (!cy || !one || one.empty()) return;
    cy.resize();
    const height = cy.height() - this.covered();
    const [a, b] = one.toArray().map((node) => node.renderedPosition());
    const apart = a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Infinity;
    const closer = this.#unfolded && apart < ROOM ? Math.min(ROOM, cy.width() * 0.6) / apart : 1;
    const box = one.renderedBoundingBox();
    const inside = box.x1 > 0 && box.y1 > 0 && box.x2 < cy.width() && box.y2 < height;
    if (closer <= 1 && inside) return;
    const zoom = Math.min(cy.zoom() * Math.max(closer, 1), cy.maxZoom());
    const middle = one.boundingBox();
    const pan = {
      x: cy.width() / 2 - ((middle.x1 + middle.x2) / 2) * zoom,
      y: height / 2 - ((middle.y1 + middle.y2) / 2) * zoom,
    };
    cy.animate({ zoom, pan }, { duration: this.#calm() ? 0 : 280 });
  }

  /** Shows the whole graph, as large as it stays readable. */
  fit() {
    const cy = this.#cy;
    if (!cy || cy.nodes().empty()) return;
    cy.resize();
    cy.viewport(whole(cy));
  }

  /** @param {number} factor */
  zoom(factor) {
    const cy = this.#cy;
    if (!cy) return;
    cy.animate({ zoom: { level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } } }, {
      duration: this.#calm() ? 0 : 140,
    });
  }

  /** Lays the whole graph out anew. */
  async tidy() {
    const cy = this.#cy;
    if (!cy) return;
    await layOut(cy, cy.nodes().map((node) => node.id()), true);
    this.#places.keep(cy);
    bend(cy);
    this.fit();
  }

  /** Draws again in the colours of the theme in force. */
  restyle() {
    const cy = this.#cy;
    if (!cy) return;
    this.#styledAt = cy.zoom();
    cy.style(/** @type {any} */ (graphStyle(cy.zoom(), this.#crowded)));
  }

  /**
   * The picture as it is on the screen, at twice its size.
   * @param {string} background
   * @returns {Promise<Blob>}
   */
  png(background) {
    if (!this.#cy) throw new Error("there is no graph to be saved yet");
    return this.#cy.png({ output: "blob-promise", bg: background, scale: 2, full: false });
  }

  /**
   * The drawing that suits the size of the picture.
   * @param {boolean} crowded
   */
  #stand(crowded) {
    if (this.#cy && crowded === this.#crowded) return this.#cy;
    this.#cy?.destroy();
    this.#crowded = crowded;
    this.#cy = this.#begin(crowded);
    return this.#cy;
  }

  /**
   * @param {boolean} crowded
   * @returns {import("../vendor/cytoscape.js").Core}
   */
  #begin(crowded) {
    const cy = cytoscape({
      container: this.element,
      style: /** @type {any} */ (graphStyle(1, crowded)),
      minZoom: 0.04,
      maxZoom: 4,
      boxSelectionEnabled: false,
      autounselectify: true,
      textureOnViewport: crowded,
      hideEdgesOnViewport: crowded,
      hideLabelsOnViewport: crowded,
      pixelRatio: crowded ? 1 : "auto",
    });
    for (const canvas of this.element.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");
    cy.on("tap", (event) => this.choose(event.target === cy ? null : event.target.id()));
    cy.on("mouseover", "node, edge", (event) => this.#hover(event.target));
    cy.on("mouseout", "node, edge", () => this.#hover(null));
    cy.on("dragfree", "node", () => {
      this.#places.keep(cy);
      bend(cy);
    });
    cy.on("zoom", () => !this.#crowded && this.#rescale());
    cy.on("zoom dragfree", () => this.#labelSoon());
    return cy;
  }

  /**
   * @param {import("../vendor/cytoscape.js").Core} cy
   * @returns {string[]} actors for which no place is known
   */
  #replace(cy) {
    const { actors, dyads, places } = this.#picture;
    const said = activity(dyads.values());
    const stand = this.#places.take(actors.map(({ id }) => id), places);
    /** @type {string[]} */
    const homeless = [];
    cy.batch(() => {
      cy.edges(".relation").remove();
      cy.elements().filter((one) => !(one.isNode() ? stand.has(one.id()) : dyads.has(one.id()))).remove();
      const nodes = actors.map((actor) => {
        const place = stand.get(actor.id);
        if (!place) homeless.push(actor.id);
        const position = place ?? beside(this.#picture, cy, actor.id);
        return { ...actorElement(actor, said.get(actor.id) ?? 0), position };
      });
      put(cy, [...nodes, ...[...dyads.values()].map((dyad) => dyadElement(dyad, this.#now))]);
    });
    return homeless;
  }

  /** @param {string | null} id */
  #unfold(id) {
    const cy = this.#cy;
    if (!cy || id === this.#unfolded) return;
    cy.edges(".relation").remove();
    cy.edges(".unfolded").removeClass("unfolded");
    const dyad = id ? this.#picture.dyads.get(id) : null;
    this.#unfolded = dyad ? id : null;
    if (!dyad || dyad.relations.length < 2) return;
    const chosenOne = chosen(this.#select);
    const wanted = chosenOne.kind === "dyad" && chosenOne.relation ? this.#select : null;
    const drawn = dyad.relations.filter((relation, index) => index < FAN || relation.id === wanted);
    cy.getElementById(dyad.id).addClass("unfolded");
    put(cy, drawn.map((relation) => relationElement(relation, drawn.length, this.#now)));
  }

  /** @param {any | null} element */
  #hover(element) {
    this.element.style.cursor = element ? "pointer" : "";
    clearTimeout(this.#pointing);
    const show = () => this.#highlight(element ?? this.#resting());
    if (this.#crowded) this.#pointing = setTimeout(show, REST);
    else show();
  }

  /** @param {any | null} element */
  #focus(element) {
    const cy = this.#cy;
    if (!cy) return;
    cy.elements(".focused").removeClass("focused");
    if (!element || element.empty()) {
      this.#highlight(this.#resting());
      return;
    }
    element.addClass("focused");
    this.#highlight(element);
    this.say(this.#told(element));
  }

  /** @param {any} element */
  #told(element) {
    const name = (/** @type {any} */ node) => node.data("label");
    if (element.isNode()) return `${name(element)}, ${element.degree(false)} connections`;
    return `${name(element.source())} and ${name(element.target())}: ${element.data("label")}`;
  }

  /** What stands out while nothing is hovered: the chosen actor's neighbourhood, the chosen dyad, or nothing. */
  #resting() {
    const cy = this.#cy;
    const nodes = cy?.nodes(".chosen");
    if (!cy || !nodes?.length) return null;
    return nodes.length === 1 ? nodes : cy.edges(".relation, .chosen");
  }

  /** @param {any | null} element */
  #highlight(element) {
    const cy = this.#cy;
    if (!cy) return;
    if (this.#outstanding) return;
    cy.batch(() => {
      cy.elements(".faint, .near").removeClass("faint near");
      if (!element) return;
      const near = element.nodes().nonempty() ? element.closedNeighborhood() : element.union(element.connectedNodes());
      // A crowd is pale as it is: to fade thousands of strokes would take longer than to look at them.
      if (!this.#crowded) cy.elements().not(near).not(".chosen").addClass("faint");
      near.addClass("near");
    });
  }

  /** @param {Set<string>} ids */
  #flash(ids) {
    const cy = this.#cy;
    if (!cy || !ids.size) return;
    const fresh = cy.edges().filter((edge) => ids.has(edge.id()));
    fresh.union(fresh.connectedNodes()).addClass("fresh");
    setTimeout(() => cy.elements(".fresh").removeClass("fresh"), 6000);
  }

  /** Keeps labels as large on the screen as they were. */
  #rescale() {
    if (this.#cy && Math.abs(Math.log(this.#cy.zoom() / this.#styledAt)) > 0.05) this.restyle();
  }

  /** Sizes the labels for the zoom and chooses those that fit, once the picture rests. */
  #labelSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#rescale();
      if (this.#cy) showLabels(this.#cy);
    }, REST);
  }

  #calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }
}

/**
 * Adds elements, and brings those up to date whose ids are there already; they stay where they are.
 * @param {import("../vendor/cytoscape.js").Core} cy
 * @param {(import("./graph-elements.js").Element & { position?: Place })[]} elements
 */
function put(cy, elements) {
  const newcomers = [];
  for (const element of elements) {
    const standing = cy.getElementById(element.data.id);
    if (standing.empty()) {
      newcomers.push(element);
    } else {
      standing.data(element.data);
      standing.classes(element.classes);
    }
  }
  cy.add(/** @type {any} */ (newcomers));
}

/**
 * Where a newcomer starts: near the first of its neighbours that stands already.
 * @param {Picture} picture
 * @param {import("../vendor/cytoscape.js").Core} cy
 * @param {string} id
 * @returns {Place}
 */
function beside({ dyads }, cy, id) {
  for (const { a, b } of dyads.values()) {
    const other = a === id ? b : b === id ? a : null;
    const node = other ? cy.getElementById(other) : null;
    if (node?.nonempty()) {
      const { x, y } = node.position();
      const angle = (id.charCodeAt(0) * 37 + id.length * 101) % 360;
      return { x: x + 120 * Math.cos(angle), y: y + 120 * Math.sin(angle) };
    }
  }
  return { x: 0, y: 0 };
}

/**
 * The zoom and pan that show every actor; of the places alone, for to measure each label takes seconds in a crowd.
 * @param {import("../vendor/cytoscape.js").Core} cy
 */
function whole(cy) {
  const places = cy.nodes().map((node) => ({ ...node.position(), half: node.data("size") / 2 }));
  const [x1, x2] = [Math.min(...places.map(({ x, half }) => x - half)), Math.max(...places.map(({ x, half }) => x + half))];
  const [y1, y2] = [Math.min(...places.map(({ y, half }) => y - half)), Math.max(...places.map(({ y, half }) => y + half))];
  const [width, height] = [cy.width(), cy.height()];
  const margin = Math.max(34, Math.min(90, width * 0.06));
  const zoom = Math.min((width - 2 * margin) / (x2 - x1), (height - 2 * MARGIN) / (y2 - y1), CLOSEST);
  const level = Math.max(zoom, cy.minZoom());
  return { zoom: level, pan: { x: width / 2 - ((x1 + x2) / 2) * level, y: height / 2 - ((y1 + y2) / 2) * level } };
}
