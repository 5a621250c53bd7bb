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

/** Names that English puts an article before. */
const WITH_ARTICLE =
  /^(United (States|Kingdom|Nations|Arab)|European |African Union|Soviet|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|Vatican|Holy See|Ivory Coast|(Czech|Dominican|Central African|Democratic) )|(Islands|Emirates|Union|Federation|Organi[sz]ation|Council|League|Community)$/;

/**
 * An actor's name as it stands within a sentence: "the United States".
 * @param {string} name
 */
export function inSentence(name) {
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

/**
 * What a relation says, as strongly as it is said at most: "fears", "may attack", "does not support".
 * @param {string} relation
 * @param {string} modality
 * @param {boolean} denied
 * @param {boolean} [urged] whether it is somebody else who wants it
 */
export function says(relation, modality, denied, urged = false) {
  const not = denied ? "not " : "";
  switch (modality) {
    case "intended":
      return urged ? `is urged ${not}to ${todo(relation)}` : `${denied ? "does not intend" : "intends"} to ${todo(relation)}`;
    case "predicted":
      return `will ${not}${todo(relation)}`;
    case "possible":
      return `may ${not}${todo(relation)}`;
    default:
      return denied ? doesNot(relation) : does(relation);
  }
}

/**
 * @typedef {object} Standing How often a relation is said to hold, and how.
 * @property {string} source
 * @property {string} relation
 * @property {number} asserted
 * @property {number} intended
 * @property {number} predicted
 * @property {number} possible
 * @property {number} denied
 * @property {string} modality the best statement's
 * @property {string | null} attributed_to
 */

/**
 * What a whole relation says: asserted where any statement asserts it, else as strongly as any puts it.
 * @param {Standing} relation
 */
export function relationSays({ source, relation, attributed_to, ...counts }) {
  const modality = /** @type {const} */ (["asserted", "intended", "predicted", "possible"]).find((name) => counts[name]);
  return says(relation, modality ?? counts.modality, !modality, Boolean(attributed_to && attributed_to !== source));
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
  const denied = polarity === "negative";
  const [a, b] = [inSentence(subject.name), inSentence(object.name)];
  const other = attributed_to && attributed_to.id !== subject.id;
  const words =
    modality === "intended" && other
      ? `${inSentence(attributed_to.name)} wants ${a} ${denied ? "not " : ""}to ${todo(relation)} ${b}`
      : `${a} ${says(relation, modality, denied)} ${b}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A relation as a sentence without its full stop.
 * @param {Standing & { target: string }} relation
 * @param {(id: string) => string} name
 */
export function relationSentence(relation, name) {
  const words = `${inSentence(name(relation.source))} ${relationSays(relation)} ${inSentence(name(relation.target))}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
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
