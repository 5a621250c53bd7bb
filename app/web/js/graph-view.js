// The graph as a picture: draws actors and dyads, unfolds one dyad, and says what was chosen.
import cytoscape from "../vendor/cytoscape.js";
import { chosen, newest } from "./dyads.js";
import { flash, highlight, preview, resting, standOut, told } from "./graph-attention.js";
import { bend } from "./graph-bends.js";
import { fit, reveal, zoomBy } from "./graph-camera.js";
import { relationElement } from "./graph-elements.js";
import { fill, put } from "./graph-fill.js";
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

/** From this many actors or dyads on, a picture is a crowd: plainer strokes, moved as one texture. */
const CROWD = { actors: 400, dyads: 1_000 };

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
  #outstanding = false;

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
    const homeless = fill(cy, picture, this.#places, this.#now);
    this.#unfolded = null;
    if (homeless.length) await layOut(cy, homeless, !first);
    this.#places.keep(cy);
    bend(cy);
    if (first || homeless.length === picture.actors.length) this.fit();
    this.select(this.#select);
    flash(cy, fresh);
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
    this.#highlight(resting(cy));
    this.#labelSoon();
  }

  /**
   * Lets some dyads and the actors at their ends stand out; null ends it.
   * @param {Map<string, string> | null} dyads class by dyad id
   */
  standOut(dyads) {
    const cy = this.#cy;
    if (!cy || (!dyads && !this.#outstanding)) return;
    this.#outstanding = dyads !== null;
    standOut(cy, dyads);
    this.#highlight(resting(cy));
  }

  /**
   * Fades what lies outside a range of days while it is being dragged; null ends it.
   * @param {{ since: string | null, until: string | null } | null} range
   */
  preview(range) {
    if (this.#cy) preview(this.#cy, this.#picture.dyads.values(), range);
  }

  /** Brings what is chosen into sight. */
  reveal() {
    if (this.#cy) reveal(this.#cy, { covered: this.covered(), unfolded: this.#unfolded !== null });
  }

  fit() {
    if (this.#cy) fit(this.#cy);
  }

  /** @param {number} factor */
  zoom(factor) {
    if (this.#cy) zoomBy(this.#cy, factor);
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

  /** @param {string | null} id */
  #unfold(id) {
    const cy = this.#cy;
    const wanted = this.#select?.includes(":") ? this.#select : null;
    if (!cy || (id === this.#unfolded && (!wanted || cy.getElementById(wanted).nonempty()))) return;
    cy.edges(".relation").remove();
    cy.edges(".unfolded").removeClass("unfolded");
    const dyad = id ? this.#picture.dyads.get(id) : null;
    this.#unfolded = dyad ? id : null;
    if (!dyad || dyad.relations.length < 2) return;
    const drawn = dyad.relations.filter((relation, index) => index < FAN || relation.id === wanted);
    cy.getElementById(dyad.id).addClass("unfolded");
    put(cy, drawn.map((relation) => relationElement(relation, drawn.length, this.#now)));
  }

  /** @param {any | null} element */
  #hover(element) {
    this.element.style.cursor = element ? "pointer" : "";
    clearTimeout(this.#pointing);
    const show = () => this.#cy && this.#highlight(element ?? resting(this.#cy));
    if (this.#crowded) this.#pointing = setTimeout(show, REST);
    else show();
  }

  /** @param {any | null} element */
  #focus(element) {
    const cy = this.#cy;
    if (!cy) return;
    cy.elements(".focused").removeClass("focused");
    if (element?.nonempty()) {
      element.addClass("focused");
      this.say(told(element));
    }
    this.#highlight(element?.nonempty() ? element : resting(cy));
  }

  /** @param {any | null} element */
  #highlight(element) {
    if (this.#cy && !this.#outstanding) highlight(this.#cy, element, this.#crowded);
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

}
