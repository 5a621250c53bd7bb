// What part of the graph is seen, and how near.
import { unit } from "./theme.js";

/** @typedef {import("../vendor/cytoscape.js").Core} Core */

/** Pixels left free above and below a whole graph, and the zoom at which a small one is large enough. */
const MARGIN = 44;
const CLOSEST = 1.5;

/** Pixels on the screen between two actors that leave room for the labels of their relations. */
const ROOM = 400;

/**
 * Shows the whole graph, as large as it stays readable.
 * @param {Core} cy
 */
export function fit(cy) {
  if (cy.nodes().empty()) return;
  cy.resize();
  cy.viewport(whole(cy));
}

/**
 * @param {Core} cy
 * @param {number} factor
 */
export function zoomBy(cy, factor) {
  const renderedPosition = { x: cy.width() / 2, y: cy.height() / 2 };
  cy.animate({ zoom: { level: cy.zoom() * factor, renderedPosition } }, { duration: calm() ? 0 : 140 });
}

/**
 * Brings what is chosen into sight, and its two actors apart on the screen where their relations unfold.
 * @param {Core} cy
 * @param {{ covered: number, unfolded: boolean }} options pixels at the bottom that something lies over
 */
export function reveal(cy, { covered, unfolded }) {
  const one = cy.nodes(".chosen");
  if (one.empty()) return;
  cy.resize();
  const height = cy.height() - covered;
  const [a, b] = one.toArray().map((node) => node.renderedPosition());
  const apart = a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Infinity;
  const room = Math.min(ROOM * unit(), cy.width() * 0.6, height * 0.8);
  const closer = unfolded ? Math.max(room / apart, 1) : 1;
  const box = one.renderedBoundingBox();
  const inside = box.x1 > 0 && box.y1 > 0 && box.x2 < cy.width() && box.y2 < height;
  if (closer <= 1 && inside) return;
  const zoom = Math.min(cy.zoom() * closer, cy.maxZoom());
  const middle = one.boundingBox();
  const pan = {
    x: cy.width() / 2 - ((middle.x1 + middle.x2) / 2) * zoom,
    y: height / 2 - ((middle.y1 + middle.y2) / 2) * zoom,
  };
  cy.animate({ zoom, pan }, { duration: calm() ? 0 : 280 });
}

/**
 * The zoom and pan that show every actor; of the places alone, for to measure each label takes seconds in a crowd.
 * @param {Core} cy
 */
function whole(cy) {
  const places = cy.nodes().map((node) => ({ ...node.position(), half: node.data("size") / 2 }));
  const [x1, x2] = [Math.min(...places.map(({ x, half }) => x - half)), Math.max(...places.map(({ x, half }) => x + half))];
  const [y1, y2] = [Math.min(...places.map(({ y, half }) => y - half)), Math.max(...places.map(({ y, half }) => y + half))];
  const [width, height] = [cy.width(), cy.height()];
  const margin = Math.max(34, Math.min(90, width * 0.06));
  const zoom = Math.min((width - 2 * margin) / (x2 - x1), (height - 2 * MARGIN) / (y2 - y1), CLOSEST * unit());
  const level = Math.max(zoom, cy.minZoom());
  return { zoom: level, pan: { x: width / 2 - ((x1 + x2) / 2) * level, y: height / 2 - ((y1 + y2) / 2) * level } };
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
