// The picture inside a node: a state's flag, else a sign for its kind.

/** @type {Map<string, string>} ISO 3166-1 alpha-3 to alpha-2, in lower case */
let codes = new Map();

/** Organisations whose flag is at hand, by actor id. */
const ORGANISATIONS = new Map([["EU", "eu"], ["UNO", "un"], ["ASEAN", "asean"], ["ARL", "arab"], ["EAC", "eac"]]);

const GLYPHS = new Set(["person", "igo", "ngo", "armed-group", "company", "party", "group", "region"]);

/** Reads the country codes; without them states are drawn plain. */
export async function loadFlags() {
  try {
    /** @type {[string, string][]} */
    const rows = await (await fetch("assets/vendor/countries.json")).json();
    codes = new Map(rows.map(([two, three]) => [three, two.toLowerCase()]));
  } catch {
    codes = new Map();
  }
}

/**
 * The address of the flag of an actor, or null.
 * @param {{ id: string, kind: string }} actor
 */
export function flag({ id, kind }) {
  const code = kind === "state" ? codes.get(id) : ORGANISATIONS.get(id);
  return code ? `assets/vendor/flags/${code}.svg` : null;
}

/**
 * The address of the sign of an actor's kind, or null where it has none.
 * @param {string} kind
 */
export function glyph(kind) {
  return GLYPHS.has(kind) ? `assets/icons/${kind}.svg` : null;
}
