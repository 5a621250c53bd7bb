// The graph as the service answers it (Cytoscape JSON), bundled into a picture.
import { get } from "./api.js";
import { bundle } from "./dyads.js";

/**
 * @typedef {import("./graph-view.js").Picture} Picture
 */

/** Actors drawn unless more are asked for: the most connected ones. */
export const FIRST = 150;

/** Actors that can be laid out. */
export const MOST = 2_000;

/**
 * Asks for the graph under some filters, with the place of each actor.
 * @param {Record<string, string | undefined>} filters
 * @param {string | undefined} top how many actors at most
 * @param {AbortSignal} [signal]
 * @returns {Promise<Picture>}
 */
export async function askGraph(filters, top, signal) {
  const most = Math.min(Number(top) || FIRST, MOST);
  const { elements } = await get("v1/graph", { ...filters, format: "cytoscape", layout: "true", top: most }, signal);
  const places = new Map();
  for (const { data, position } of elements.nodes) if (position) places.set(data.id, position);
  return {
    actors: elements.nodes.map((/** @type {any} */ { data }) => data),
    dyads: bundle(elements.edges.map((/** @type {any} */ { data }) => data)),
    places,
    cut: elements.nodes.length >= most,
  };
}
