// Actors and dyads as the elements Cytoscape draws.
import { isHistory, relationTone } from "./dyads.js";
import { flag, glyph } from "./flags.js";
import { relationSays } from "./words.js";

/**
 * @typedef {import("./dyads.js").ActorNode} ActorNode
 * @typedef {import("./dyads.js").Dyad} Dyad
 * @typedef {import("./dyads.js").Relation} Relation
 * @typedef {{ group: "nodes" | "edges", data: Record<string, any>, classes: string[] }} Element
 */

/**
 * An actor as a node, its size grown by the square root of what is said of it.
 * @param {ActorNode} actor
 * @param {number} said statements
 * @returns {Element}
 */
export function actorElement(actor, said) {
  const image = flag(actor);
  return {
    group: "nodes",
    data: {
      id: actor.id,
      label: actor.label,
      said,
      size: Math.round(Math.min(26 + 6 * Math.sqrt(said), 78)),
      image: image ?? undefined,
      glyph: image ? undefined : (glyph(actor.kind) ?? undefined),
    },
    classes: [actor.kind],
  };
}

/**
 * A dyad as one edge: its count, or its verb where there is one relation.
 * @param {Dyad} dyad
 * @param {string | null} now the day from which history is counted
 * @returns {Element}
 */
export function dyadElement(dyad, now) {
  const [only] = dyad.relations;
  const single = dyad.relations.length === 1 && only;
  const denied = dyad.relations.every((relation) => relation.denied === relation.statements);
  return {
    group: "edges",
    data: {
      id: dyad.id,
      source: dyad.a,
      target: dyad.b,
      label: single ? relationSays(single) : String(dyad.statements),
      width: width(dyad.statements),
    },
    classes: classes("dyad", {
      [dyad.tone]: true,
      bundle: !single,
      forward: dyad.forward,
      backward: dyad.backward,
      denied,
      unasserted: !dyad.asserted && !denied,
      history: isHistory(dyad.last, now),
    }),
  };
}

/**
 * One relation of an unfolded dyad as an edge of its own.
 * @param {Relation} relation
 * @param {number} among how many are drawn side by side
 * @param {string | null} now
 * @returns {Element}
 */
export function relationElement(relation, among, now) {
  const denied = relation.denied === relation.statements;
  return {
    group: "edges",
    data: {
      id: relation.id,
      source: relation.source,
      target: relation.target,
      label: relation.statements > 1 ? `${relationSays(relation)} · ${relation.statements}` : relationSays(relation),
      width: width(relation.statements),
      step: Math.round(Math.max(30, Math.min(52, 420 / among))),
    },
    classes: classes("relation", {
      [relationTone(relation)]: true,
      forward: !relation.symmetric,
      denied,
      unasserted: !relation.asserted && !denied,
      history: isHistory(relation.last, now),
    }),
  };
}

/** @param {number} statements */
function width(statements) {
  return Math.round((1.6 + 1.5 * Math.log2(statements)) * 10) / 10;
}

/**
 * @param {string} first
 * @param {Record<string, boolean>} others
 */
function classes(first, others) {
  return [first, ...Object.keys(others).filter((name) => others[name])];
}
