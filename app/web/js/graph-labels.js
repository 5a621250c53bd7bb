// Which labels are shown: at each zoom as many as fit without hiding one another, the most active first.

/**
 * @typedef {import("../vendor/cytoscape.js").Core} Core
 * @typedef {{ x1: number, y1: number, x2: number, y2: number }} Box
 */

const HEIGHT = 17;
const CHARACTER = 7;
const CELL = 120;

/**
 * Shows the labels that fit on the screen; what is chosen or near the pointer always keeps its own.
 * @param {Core} cy
 */
export function showLabels(cy) {
  const zoom = cy.zoom();
  const taken = new Taken();
  const nodes = cy.nodes().toArray();
  for (const node of nodes) taken.add(around(node.renderedPosition(), node.data("size") * zoom));
  nodes.sort((x, y) => Number(y.hasClass("chosen")) - Number(x.hasClass("chosen")) || y.data("said") - x.data("said"));
  cy.batch(() => {
    for (const node of nodes) {
      const place = node.renderedPosition();
      const size = node.data("size") * zoom;
      const width = Math.min(node.data("label").length * CHARACTER, 170);
      const top = place.y + size / 2 + 5;
      const box = { x1: place.x - width / 2, y1: top, x2: place.x + width / 2, y2: top + HEIGHT };
      const fits = size > 3 && taken.free(box);
      if (fits) taken.add(box);
      node.toggleClass("quiet", !fits);
    }
    for (const edge of cy.edges(".dyad").toArray()) {
      const a = edge.source().renderedPosition();
      const b = edge.target().renderedPosition();
      const width = edge.data("label").length * CHARACTER + 8;
      const length = Math.hypot(a.x - b.x, a.y - b.y) - (edge.source().data("size") + edge.target().data("size")) * zoom / 2;
      const box = around({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, width, HEIGHT);
      const fits = length > width + 14 && taken.free(box);
      if (fits) taken.add(box);
      edge.toggleClass("labelled", fits || (edge.hasClass("chosen") && length > width));
    }
  });
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
