// How the page says things: relation types, qualifiers and kinds in plain English.

/**
 * @typedef {object} RelationType
 * @property {string} id
 * @property {boolean} symmetric
 * @property {string | null} quad
 * @property {number} sign
 * @property {string} active what its subject does: "is allied with"
 * @property {string} description
 */

/** @type {Map<string, RelationType>} */
let types = new Map();

/**
 * Makes the relation types of the service's lexicon known.
 * @param {RelationType[]} known
 */
export function learn(known) {
  types = new Map(known.map((type) => [type.id, type]));
}

/** The relation types in the order of the lexicon. */
export function relationTypes() {
  return [...types.values()];
}

/** @type {Record<string, string>} */
export const KINDS = {
  state: "State",
  person: "Person",
  igo: "Intergovernmental organisation",
  ngo: "Non-governmental organisation",
  "armed-group": "Armed group",
  company: "Company",
  party: "Party",
  group: "Sector of a country",
  region: "Region",
};

/** @type {Record<string, string>} */
export const QUADS = {
  VC: "Verbal cooperation",
  MC: "Material cooperation",
  VK: "Verbal conflict",
  MK: "Material conflict",
};

/** @type {Record<string, string>} */
export const MODALITIES = {
  asserted: "Asserted: it happened or holds",
  intended: "Intended: planned, wanted or urged",
  predicted: "Predicted: said to be coming",
  possible: "Possible: may be, is feared or hoped",
};

/** @type {Record<string, string>} */
export const SIGNS = { cooperative: "Cooperative", conflictual: "Conflictual", neutral: "Neither" };

/** @type {Record<string, string>} */
export const POLARITIES = { positive: "Affirmed", negative: "Denied" };

/**
 * What the subject of a relation does: "fears".
 * @param {string} relation
 */
export function does(relation) {
  return types.get(relation)?.active ?? relation.toLowerCase();
}

/**
 * The same after "to" and "will": "fear", "be allied with".
 * @param {string} relation
 */
function todo(relation) {
  const [verb = "", ...rest] = does(relation).split(" ");
  return [bare(verb), ...rest].join(" ");
}

/** @param {string} verb in the third person */
function bare(verb) {
  if (verb === "is") return "be";
  if (verb === "has") return "have";
  if (/(ss|sh|ch|x|z)es$/.test(verb)) return verb.slice(0, -2);
  return verb.endsWith("ies") ? `${verb.slice(0, -3)}y` : verb.replace(/s$/, "");
}

/** @param {string} relation */
function doesNot(relation) {
  const verb = does(relation);
  return verb.startsWith("is ") ? verb.replace("is ", "is not ") : `does not ${todo(relation)}`;
}

/**
 * @typedef {object} Claim
 * @property {{ id: string, name: string }} subject
 * @property {string} relation
 * @property {{ id: string, name: string }} object
 * @property {string} modality
 * @property {string} polarity
 * @property {{ id: string, name: string } | null} [attributed_to]
 */

/**
 * A claim as a sentence without its full stop: "Japan may attack North Korea".
 * @param {Claim} claim
 */
export function sentence({ subject, relation, object, modality, polarity, attributed_to }) {
  const [a, b, not] = [subject.name, object.name, polarity === "negative"];
  switch (modality) {
    case "intended":
      if (attributed_to && attributed_to.id !== subject.id) {
        return `${attributed_to.name} wants ${a} ${not ? "not " : ""}to ${todo(relation)} ${b}`;
      }
      return `${a} ${not ? "does not intend" : "intends"} to ${todo(relation)} ${b}`;
    case "predicted":
      return `${a} will ${not ? "not " : ""}${todo(relation)} ${b}`;
    case "possible":
      return `${a} may ${not ? "not " : ""}${todo(relation)} ${b}`;
    default:
      return `${a} ${not ? doesNot(relation) : does(relation)} ${b}`;
  }
}

/**
 * A number with its noun: "1 statement", "3 statements".
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
