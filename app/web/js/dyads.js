// Relations bundled into one edge per dyad: its balance, weight, directions, and whether it is history.

/**
 * @typedef {object} ActorNode An actor as the graph answers it.
 * @property {string} id
 * @property {string} label
 * @property {string} kind
 * @property {string | null} country
 * @property {string | null} sector
 *
 * @typedef {object} Relation One relation type from one actor to another, as the graph answers it.
 * @property {string} id
 * @property {string} source
 * @property {string} target
 * @property {string} relation
 * @property {number} sign
 * @property {string | null} quad
 * @property {boolean} symmetric
 * @property {number} weight the sum of its statements' confidences
 * @property {number} statements
 * @property {number} asserted
 * @property {number} intended
 * @property {number} predicted
 * @property {number} possible
 * @property {number} denied
 * @property {string | null} first
 * @property {string | null} last
 * @property {string | null} first_basis
 * @property {string | null} last_basis
 * @property {number} confidence
 * @property {string} modality
 * @property {string} polarity
 * @property {string | null} attributed_to
 * @property {string} quote
 * @property {string} article
 * @property {string} statement
 *
 * @typedef {"cooperative" | "mostly-cooperative" | "mixed" | "mostly-conflictual" | "conflictual" | "neither"} Tone
 *
 * @typedef {object} Dyad Everything between two actors, `a` before `b` by id.
 * @property {string} id
 * @property {string} a
 * @property {string} b
 * @property {Relation[]} relations the most said first
 * @property {number} statements
 * @property {number} cooperative statements of cooperative types that assert it, or affirm it where none asserts anything
 * @property {number} conflictual
 * @property {number} neither
 * @property {Tone} tone
 * @property {boolean} asserted whether any statement asserts it
 * @property {boolean} forward whether a directed relation goes from a to b
 * @property {boolean} backward
 * @property {string | null} first
 * @property {string | null} last
 */

/** A relation whose last day lies this many years before the newest one shown is history. */
export const HISTORY_YEARS = 5;

/**
 * The id of the dyad of two actors, whichever is named first.
 * @param {string} one
 * @param {string} other
 */
export function dyadId(one, other) {
  return one < other ? `${one}~${other}` : `${other}~${one}`;
}

/**
 * Bundles relations by dyad.
 * @param {Relation[]} relations
 * @returns {Map<string, Dyad>}
 */
export function bundle(relations) {
  /** @type {Map<string, Dyad>} */
  const dyads = new Map();
  for (const relation of relations) {
    if (relation.source === relation.target) continue;
    const id = dyadId(relation.source, relation.target);
    let dyad = dyads.get(id);
    if (!dyad) dyads.set(id, (dyad = empty(id)));
    add(dyad, relation);
  }
  for (const dyad of dyads.values()) {
    weigh(dyad);
    dyad.relations.sort((x, y) => y.statements - x.statements || x.relation.localeCompare(y.relation));
  }
  return dyads;
}

/**
 * @param {string} id
 * @returns {Dyad}
 */
function empty(id) {
  const [a = "", b = ""] = id.split("~");
  return {
    id, a, b, relations: [], statements: 0, cooperative: 0, conflictual: 0, neither: 0, tone: "neither",
    asserted: false, forward: false, backward: false, first: null, last: null,
  };
}

/**
 * @param {Dyad} dyad
 * @param {Relation} relation
 */
function add(dyad, relation) {
  dyad.relations.push(relation);
  dyad.statements += relation.statements;
  dyad.asserted ||= relation.asserted > 0;
  if (!relation.symmetric) {
    if (relation.source === dyad.a) dyad.forward = true;
    else dyad.backward = true;
  }
  if (relation.first && (!dyad.first || relation.first < dyad.first)) dyad.first = relation.first;
  if (relation.last && (!dyad.last || relation.last > dyad.last)) dyad.last = relation.last;
}

/**
 * Counts by sign: a feared attack is no conflict yet and a denied one none, so what is asserted counts alone.
 * @param {Dyad} dyad
 */
function weigh(dyad) {
  for (const relation of dyad.relations) {
    const count = dyad.asserted ? relation.asserted : relation.statements - relation.denied;
    if (relation.sign > 0) dyad.cooperative += count;
    else if (relation.sign < 0) dyad.conflictual += count;
    else dyad.neither += count;
  }
  dyad.tone = tone(dyad.cooperative, dyad.conflictual);
}

/**
 * Where a count of cooperative and conflictual statements stands on the diverging scale.
 * @param {number} cooperative
 * @param {number} conflictual
 * @returns {Tone}
 */
export function tone(cooperative, conflictual) {
  const signed = cooperative + conflictual;
  if (!signed) return "neither";
  const balance = (cooperative - conflictual) / signed;
  if (balance >= 0.75) return "cooperative";
  if (balance > 0.2) return "mostly-cooperative";
  if (balance >= -0.2) return "mixed";
  return balance > -0.75 ? "mostly-conflictual" : "conflictual";
}

/**
 * The tone of one relation.
 * @param {Relation} relation
 * @returns {Tone}
 */
export function relationTone(relation) {
  return relation.sign > 0 ? "cooperative" : relation.sign < 0 ? "conflictual" : "neither";
}

/**
 * The newest day of any relation, from which history is counted; null when none is dated.
 * @param {Iterable<Dyad>} dyads
 */
export function newest(dyads) {
  let day = null;
  for (const { last } of dyads) if (last && (!day || last > day)) day = last;
  return day;
}

/**
 * Whether something that was last said of a day is history by a newest day.
 * @param {string | null} last
 * @param {string | null} now
 */
export function isHistory(last, now) {
  if (!last || !now) return false;
  return Number(last.slice(0, 4)) + HISTORY_YEARS < Number(now.slice(0, 4));
}

/**
 * Statements per actor, which is how active it is here.
 * @param {Iterable<Dyad>} dyads
 * @returns {Map<string, number>}
 */
export function activity(dyads) {
  const said = new Map();
  for (const { a, b, statements } of dyads) {
    said.set(a, (said.get(a) ?? 0) + statements);
    said.set(b, (said.get(b) ?? 0) + statements);
  }
  return said;
}

/**
 * What a choice in the URL names: an actor ("JPN"), a dyad ("JPN~PRK") or a relation ("JPN:FEAR:PRK").
 * @param {string | undefined} select
 * @returns {{ kind: "none" } | { kind: "actor", actor: string } |
 *   { kind: "dyad", a: string, b: string, id: string, relation: string | null, source: string | null }}
 */
export function chosen(select) {
  if (!select) return { kind: "none" };
  const dyad = select.split("~");
  if (dyad.length === 2 && dyad[0] && dyad[1]) {
    return { kind: "dyad", a: dyad[0], b: dyad[1], id: dyadId(dyad[0], dyad[1]), relation: null, source: null };
  }
  const [source, relation, target] = select.split(":");
  if (source && relation && target) {
    return { kind: "dyad", a: source, b: target, id: dyadId(source, target), relation, source };
  }
  return { kind: "actor", actor: select };
}
