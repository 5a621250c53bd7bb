// Edges that would run under an actor they have nothing to do with are bent around it.

/**
 * @typedef {import("../vendor/cytoscape.js").Core} Core
 * @typedef {{ x: number, y: number }} Point
 */

/** Above this many dyads nobody could follow a single one, and looking for obstacles would cost too much. */
const MOST = 400;
const CLEARANCE = 12;

/**
 * Bends the dyads that need it, and straightens the others.
 * @param {Core} cy
 */
export function bend(cy) {
  const edges = cy.edges(".dyad").toArray();
  if (edges.length > MOST) {
    cy.edges(".bent").removeClass("bent");
    return;
  }
  const nodes = cy.nodes().toArray().map((node) => ({
    id: node.id(),
    at: node.position(),
    radius: node.data("size") / 2 + CLEARANCE,
  }));
  cy.batch(() => {
    for (const edge of edges) {
      const [a, b] = [edge.source(), edge.target()];
      const others = nodes.filter(({ id }) => id !== a.id() && id !== b.id());
      const found = detour(a.position(), b.position(), others);
      edge.toggleClass("bent", found !== null);
      if (found) edge.data(found);
    }
  });
}

/**
 * The control point that leads around the obstacle nearest to the line: how far aside, and where along it.
 * @param {Point} a
 * @param {Point} b
 * @param {{ at: Point, radius: number }[]} nodes
 * @returns {{ aside: number, along: number } | null}
 */
function detour(a, b, nodes) {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (!length) return null;
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  let found = null;
  let deepest = 0;
  for (const { at, radius } of nodes) {
    const along = (at.x - a.x) * ux + (at.y - a.y) * uy;
    const side = (at.x - a.x) * -uy + (at.y - a.y) * ux;
    const depth = radius - Math.abs(side);
    if (along <= 0 || along >= length || depth <= deepest) continue;
    deepest = depth;
    const share = Math.min(0.8, Math.max(0.2, along / length));
    // A quadratic curve reaches 2t(1-t) of its control point's distance at t.
    found = { aside: (depth * (side > 0 ? 1 : -1)) / (2 * share * (1 - share)), along: share };
  }
  return found;
}
