// Which labels are shown: at each zoom as many as fit without hiding one another, the most active first.
import { unit } from "./theme.js";

/**
 * @typedef {import("../vendor/cytoscape.js").Core} Core
 * @typedef {{ x1: number, y1: number, x2: number, y2: number }} Box
 * @typedef {{ character: number, height: number }} Type pixels that a character is wide and a line high
 */

const HEIGHT = 17;
const CHARACTER = 7;
const CELL = 120;

/** Above this many dyads only those that one points at are labelled. */
const LEGIBLE = 250;

/**
 * Shows the labels that fit on the screen, what is chosen or pointed at first, then the most active.
 * @param {Core} cy
 */
export function showLabels(cy) {
  const taken = new Taken();
  const type = { character: CHARACTER * unit(), height: HEIGHT * unit() };
  cy.batch(() => {
    for (const node of ranked(cy)) labelNode(node, cy.zoom(), type, taken);
    const edges = cy.edges(".dyad").toArray();
    for (const edge of edges) labelEdge(edge, cy.zoom(), type, taken, edges.length <= LEGIBLE);
  });
}

/** @param {Core} cy */
function ranked(cy) {
  const rank = (/** @type {any} */ node) => (node.hasClass("chosen") ? 2e9 : node.hasClass("near") ? 1e9 : 0) + node.data("said");
  return cy.nodes().toArray().sort((x, y) => rank(y) - rank(x));
}

/**
 * A label may lie over a less active actor, never over a more active one or its label.
 * @param {any} node
 * @param {number} zoom
 * @param {Type} type
 * @param {Taken} taken
 */
function labelNode(node, zoom, { character, height }, taken) {
  const place = node.renderedPosition();
  const size = node.data("size") * zoom;
  const width = Math.min(node.data("label").length * character, 24 * character);
  const top = place.y + size / 2 + 4;
  const box = { x1: place.x - width / 2, y1: top, x2: place.x + width / 2, y2: top + height };
  const fits = taken.free(box);
  if (fits) taken.add(box);
  taken.add(around(place, size));
  if (node.hasClass("quiet") === fits) node.toggleClass("quiet", !fits);
}

/**
 * @param {any} edge
 * @param {number} zoom
 * @param {Type} type
 * @param {Taken} taken
 * @param {boolean} legible
 */
function labelEdge(edge, zoom, { character, height }, taken, legible) {
  const [a, b] = [edge.source(), edge.target()];
  const [from, to] = [a.renderedPosition(), b.renderedPosition()];
  const width = edge.data("label").length * character + 8;
  const length = Math.hypot(from.x - to.x, from.y - to.y) - ((a.data("size") + b.data("size")) * zoom) / 2;
  const box = around({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, width, height);
  const wanted = legible || edge.hasClass("near") || edge.hasClass("chosen");
  const fits = wanted && length > width + 14 && taken.free(box);
  if (fits) taken.add(box);
  if (edge.hasClass("labelled") !== fits) edge.toggleClass("labelled", fits);
}

/**
 * @param {{ x: number, y: number }} centre
 * @param {number} width
 * @param {number} [height]
 * @returns {Box}
 */
function around({ x, y }, width, height = width) {
  return { x1: x - width / 2, y1: y - height / 2, x2: x + width / 2, y2: y + height / 2 };
}

/** Boxes in a grid, so that two thousand of them are asked in no time. */
class Taken {
  /** @type {Map<string, Box[]>} */
  #cells = new Map();

  /** @param {Box} box */
  add(box) {
    for (const key of this.#keys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  /** @param {Box} box */
  free(box) {
    for (const key of this.#keys(box)) {
      for (const other of this.#cells.get(key) ?? []) {
        if (box.x1 < other.x2 && other.x1 < box.x2 && box.y1 < other.y2 && other.y1 < box.y2) return false;
      }
    }
    return true;
  }

  /** @param {Box} box */
  *#keys({ x1, y1, x2, y2 }) {
    for (let x = Math.floor(x1 / CELL); x <= Math.floor(x2 / CELL); x++) {
      for (let y = Math.floor(y1 / CELL); y <= Math.floor(y2 / CELL); y++) yield `${x}:${y}`;
    }
  }
}
