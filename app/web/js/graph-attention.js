// What stands out of the graph and what steps back, by pointer, focus, choice or question.

/**
 * @typedef {import("../vendor/cytoscape.js").Core} Core
 * @typedef {import("./dyads.js").Dyad} Dyad
 */

/** Milliseconds for which something just added is pointed out. */
const FRESH = 6_000;

/**
 * Lets an element and what it touches stand out; null lets everything be alike.
 * @param {Core} cy
 * @param {any | null} element
 * @param {boolean} crowded a crowd is pale as it is: to fade thousands of strokes takes longer than to look at them
 */
export function highlight(cy, element, crowded) {
  cy.batch(() => {
    cy.elements(".faint, .near").removeClass("faint near");
    if (!element) return;
    const near = element.nodes().nonempty() ? element.closedNeighborhood() : element.union(element.connectedNodes());
    if (!crowded) cy.elements().not(near).not(".chosen").addClass("faint");
    near.addClass("near");
  });
}

/**
 * What stands out while nothing is pointed at: the chosen actor, the chosen dyad, or nothing.
 * @param {Core} cy
 */
export function resting(cy) {
  const nodes = cy.nodes(".chosen");
  if (nodes.empty()) return null;
  return nodes.length === 1 ? nodes : cy.edges(".relation, .chosen");
}

/**
 * Lets some dyads and the actors at their ends stand out; null ends it.
 * @param {Core} cy
 * @param {Map<string, string> | null} dyads class by dyad id
 */
export function standOut(cy, dyads) {
  cy.batch(() => {
    cy.elements().removeClass("faint appeared turned onpath");
    if (!dyads) return;
    cy.elements().addClass("faint");
    for (const [id, name] of dyads) {
      const edge = cy.getElementById(id);
      edge.removeClass("faint").addClass(name).connectedNodes().removeClass("faint");
    }
  });
}

/**
 * Fades the dyads that lie outside a range of days; null ends it.
 * @param {Core} cy
 * @param {Iterable<Dyad>} dyads
 * @param {{ since: string | null, until: string | null } | null} range
 */
export function preview(cy, dyads, range) {
  cy.batch(() => {
    cy.edges(".faint").removeClass("faint");
    if (!range) return;
    for (const { id, first, last } of dyads) {
      const outside = (range.until && first && first > range.until) || (range.since && last && last < range.since);
      if (outside) cy.getElementById(id).addClass("faint");
    }
  });
}

/**
 * Points out for a while what has just been added.
 * @param {Core} cy
 * @param {Set<string>} ids of dyads
 */
export function flash(cy, ids) {
  if (!ids.size) return;
  const fresh = cy.edges().filter((edge) => ids.has(edge.id()));
  fresh.union(fresh.connectedNodes()).addClass("fresh");
  setTimeout(() => cy.elements(".fresh").removeClass("fresh"), FRESH);
}

/**
 * An element in words, for those who hear the graph.
 * @param {any} element
 */
export function told(element) {
  const name = (/** @type {any} */ node) => node.data("label");
  if (element.isNode()) return `${name(element)}, ${element.degree(false)} connections`;
  return `${name(element.source())} and ${name(element.target())}: ${element.data("label")}`;
}
