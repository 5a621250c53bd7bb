// The graph as the service answers it (Cytoscape JSON), bundled into a picture.
import { get } from "./api.js";
import { bundle } from "./dyads.js";

/**
 * @typedef {import("./graph-view.js").Picture} Picture
 */

/**
 * Asks for the graph under some filters.
 * @param {Record<string, string | undefined>} filters
 * @param {AbortSignal} [signal]
 * @returns {Promise<Picture>}
 */
export async function askGraph(filters, signal) {
  const { elements } = await get("v1/graph", { ...filters, format: "cytoscape" }, signal);
  const places = new Map();
  for (const { data, position } of elements.nodes) if (position) places.set(data.id, position);
  return {
    actors: elements.nodes.map((/** @type {any} */ { data }) => data),
    dyads: bundle(elements.edges.map((/** @type {any} */ { data }) => data)),
    places,
    all: elements.nodes.length,
  };
}
