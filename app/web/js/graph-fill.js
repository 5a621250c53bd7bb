// Brings the drawing in step with a picture: what is new is added, what is gone removed, the rest stays.
import { activity } from "./dyads.js";
import { actorElement, dyadElement } from "./graph-elements.js";

/**
 * @typedef {import("../vendor/cytoscape.js").Core} Core
 * @typedef {import("./graph-places.js").Place} Place
 * @typedef {import("./graph-view.js").Picture} Picture
 */

/**
 * Draws the actors and dyads of a picture.
 * @param {Core} cy
 * @param {Picture} picture
 * @param {import("./graph-places.js").Places} places
 * @param {string | null} now the day from which history is counted
 * @returns {string[]} actors for which no place is known
 */
export function fill(cy, picture, places, now) {
  const { actors, dyads } = picture;
  const said = activity(dyads.values());
  const stand = places.take(actors.map(({ id }) => id), picture.places);
  cy.batch(() => {
    cy.edges(".relation").remove();
    cy.elements().filter((one) => !(one.isNode() ? stand.has(one.id()) : dyads.has(one.id()))).remove();
    const nodes = actors.map((actor) => ({
      ...actorElement(actor, said.get(actor.id) ?? 0),
      position: stand.get(actor.id) ?? beside(picture, cy, actor.id),
    }));
    put(cy, [...nodes, ...[...dyads.values()].map((dyad) => dyadElement(dyad, now))]);
  });
  return actors.map(({ id }) => id).filter((id) => !stand.get(id));
}

/**
 * Adds elements, and brings those up to date whose ids are there already; they stay where they are.
 * @param {Core} cy
 * @param {(import("./graph-elements.js").Element & { position?: Place })[]} elements
 */
export function put(cy, elements) {
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
 * @param {Core} cy
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
