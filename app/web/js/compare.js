// Two dates compared: what appeared between them, and which dyads changed sign.
import { h } from "./elements.js";
import { inWords } from "./edtf.js";
import { counted, relationSentence } from "./words.js";

/**
 * @typedef {import("./dyads.js").Dyad} Dyad
 * @typedef {import("./dyads.js").Relation} Relation
 * @typedef {import("./graph-view.js").Picture} Picture
 * @typedef {"cooperative" | "conflictual" | "mixed" | "neither"} Side
 * @typedef {object} Changes
 * @property {Relation[]} appeared relations of the second time that the first did not have
 * @property {{ dyad: Dyad, from: Side, to: Side }[]} turned
 */

/**
 * What lies between the picture of everything up to a first date and that of what came after it.
 * @param {Picture} before
 * @param {Picture} after
 * @returns {Changes}
 */
export function changes(before, after) {
  const known = new Set([...before.dyads.values()].flatMap(({ relations }) => relations.map(({ id }) => id)));
  const appeared = [...after.dyads.values()].flatMap(({ relations }) => relations.filter(({ id }) => !known.has(id)));
  /** @type {Changes["turned"]} */
  const turned = [];
  for (const dyad of after.dyads.values()) {
    const earlier = before.dyads.get(dyad.id);
    if (!earlier) continue;
    const [from, to] = [side(earlier), side(dyad)];
    if (from !== to && from !== "neither" && to !== "neither") turned.push({ dyad, from, to });
  }
  appeared.sort((x, y) => y.statements - x.statements);
  return { appeared, turned };
}

/**
 * @param {Dyad} dyad
 * @returns {Side}
 */
function side({ cooperative, conflictual }) {
  if (cooperative === conflictual) return cooperative ? "mixed" : "neither";
  return cooperative > conflictual ? "cooperative" : "conflictual";
}

/**
 * How the changes are shown in the graph: a class for each dyad.
 * @param {Changes} changes
 * @param {(relation: Relation) => string} dyadOf
 */
export function classes({ appeared, turned }, dyadOf) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const relation of appeared) found.set(dyadOf(relation), "appeared");
  for (const { dyad } of turned) found.set(dyad.id, "turned");
  return found;
}

/**
 * The form and what it found.
 * @param {object} shown
 * @param {string} shown.first the first date, as it stands in the URL
 * @param {string} shown.second
 * @param {Changes | null} shown.changes
 * @param {(id: string) => string} shown.name
 * @param {(first: string, second: string) => void} shown.ask
 * @param {(select: string) => void} shown.choose
 */
export function comparePanel({ first, second, changes, name, ask, choose }) {
  const from = date("First date", first);
  const to = date("Second date", second);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    ask(from.input.value.trim(), to.input.value.trim());
  };
  const form = h(
    "form",
    { class: "ask", onsubmit: submit },
    h("p", { class: "facts" }, "What came after the first date, up to the second, against everything up to the first."),
    h("div", { class: "pair" }, from.label, to.label),
    h("button", { type: "submit", class: "button strong" }, "Compare"),
  );
  return changes ? [form, ...results(changes, first, second, name, choose)] : [form];
}

/**
 * @param {string} label
 * @param {string} value
 */
function date(label, value) {
  const input = h("input", { type: "text", value, placeholder: "2009, 2018-03 …", required: true, spellcheck: "false" });
  return { input, label: h("label", { class: "field" }, h("span", null, label), input) };
}

/**
 * @param {Changes} changes
 * @param {string} first
 * @param {string} second
 * @param {(id: string) => string} name
 * @param {(select: string) => void} choose
 */
function results({ appeared, turned }, first, second, name, choose) {
  const pick = (/** @type {string} */ select, /** @type {import("./elements.js").Child[]} */ ...words) =>
    h("li", null, h("button", { type: "button", class: "dyad-pick", onclick: () => choose(select) }, ...words));
  return [
    h("h3", null, h("i", { class: "key turned", "aria-hidden": "true" }), `Changed sign (${turned.length})`),
    turned.length ? null : h("p", { class: "facts" }, "No two actors went from cooperation to conflict or back."),
    h(
      "ul",
      { class: "dyad-list" },
      turned.map(({ dyad, from, to }) =>
        pick(dyad.id, h("strong", null, `${name(dyad.a)} and ${name(dyad.b)}`), h("span", { class: "dyad-words" }, `${from} until ${inWords(first)}, ${to} since`)),
      ),
    ),
    h("h3", null, h("i", { class: "key appeared", "aria-hidden": "true" }), `Appeared by ${inWords(second)} (${appeared.length})`),
    appeared.length ? null : h("p", { class: "facts" }, "No relation that was not there before."),
    h(
      "ul",
      { class: "dyad-list" },
      appeared.slice(0, 200).map((relation) =>
        pick(relation.id, h("span", null, relationSentence(relation, name)), h("span", { class: "dyad-words" }, counted(relation.statements, "statement"))),
      ),
    ),
  ];
}
