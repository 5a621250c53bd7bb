// One statement in plain words, with the passage that proves it and everything that qualifies it.
import { inWords } from "./edtf.js";
import { h, icon } from "./elements.js";
import { CodePoints, pieces } from "./marks.js";
import { sentence } from "./words.js";

/**
 * @typedef {{ id: string, name: string, kind: string, country: string | null, sector: string | null }} Actor
 * @typedef {{ start: number, end: number, text: string }} Span
 * @typedef {object} Statement
 * @property {string} id
 * @property {Actor} subject
 * @property {string} relation
 * @property {Actor} object
 * @property {string} modality
 * @property {string} polarity
 * @property {Actor | null} attributed_to
 * @property {string | null} time
 * @property {"stated" | "inherited" | "article"} time_basis
 * @property {string[]} contexts
 * @property {Span & { article: string }} evidence
 * @property {Span} trigger
 * @property {number} confidence
 * @property {string} rule
 * @property {{ before: string, quote: string, after: string }} [surroundings]
 *
 * @typedef {object} ArticleHead
 * @property {string} id
 * @property {string} name
 * @property {string | null} title
 * @property {string | null} publisher
 * @property {string | null} url
 * @property {string | null} published
 */

/** @type {Record<string, string>} */
const BASIS = { inherited: "from its context", article: "the article's date" };

/**
 * A statement as a card.
 * @param {Statement} statement
 * @param {ArticleHead | undefined} article
 * @param {((statement: Statement) => void) | null} read opens the article at the statement
 */
export function statementCard(statement, article, read) {
  const denied = statement.polarity === "negative";
  return h(
    "article",
    { class: "statement", data: { statement: statement.id } },
    h("h3", null, sentence(statement)),
    passage(statement),
    h(
      "ul",
      { class: "qualifiers" },
      (!denied || statement.modality !== "asserted") && h("li", { class: `badge ${statement.modality}` }, statement.modality),
      denied && h("li", { class: "badge denied" }, "denied"),
      h("li", null, statement.attributed_to ? `per ${statement.attributed_to.name}` : "in the author's words"),
      h("li", null, when(statement, article)),
      h("li", { class: "confidence", title: `Confidence ${statement.confidence.toFixed(2)}: that share of such statements should be right` }, meter(statement.confidence)),
      h("li", { class: "code", title: "Relation type" }, statement.relation),
    ),
    read &&
      h(
        "button",
        { type: "button", class: "link source", onclick: () => read(statement) },
        icon("open"),
        [article?.title ?? article?.name ?? "Read it in the article", article?.publisher].filter(Boolean).join(", "),
      ),
  );
}

/**
 * The quote, marked in the words around it; the words that evoke the relation stand out.
 * @param {Statement} statement
 */
function passage({ evidence, trigger, surroundings }) {
  const text = new CodePoints(evidence.text);
  const mark = trigger && { start: trigger.start - evidence.start, end: trigger.end - evidence.start, id: "trigger" };
  const parts = pieces(text, 0, text.length, mark ? [mark] : []).map(({ text: words, ids }) =>
    ids.length ? h("b", null, words) : words,
  );
  return h("blockquote", null, surroundings && lastSentence(surroundings.before), h("mark", null, ...parts), surroundings && firstSentence(surroundings.after));
}

/**
 * What of the words before a quote belongs to its sentence.
 * @param {string} before
 */
function lastSentence(before) {
  const cut = Math.max(...[". ", "? ", "! ", ".\n", ".\" ", ".” "].map((end) => before.lastIndexOf(end) + end.length * Number(before.includes(end))), 0);
  return before.slice(cut).replace(/^[\s•*–-]+/, "");
}

/**
 * What of the words after a quote belongs to its sentence.
 * @param {string} after
 */
function firstSentence(after) {
  const end = after.search(/[.?!]["”’)]?(\s|$)/);
  return (end < 0 ? after : after.slice(0, end + 2)).replace(/\s+$/, "");
}

/**
 * @param {Statement} statement
 * @param {ArticleHead | undefined} article
 */
function when({ time, time_basis }, article) {
  if (time) return BASIS[time_basis] ? `${inWords(time)} (${BASIS[time_basis]})` : inWords(time);
  return article?.published ? `${inWords(article.published)} (${BASIS.article})` : "undated";
}

/** @param {number} confidence */
function meter(confidence) {
  const element = h("i", { class: "meter", "aria-hidden": "true" });
  element.style.setProperty("--share", `${Math.round(confidence * 100)}%`);
  return h("span", null, element, `${Math.round(confidence * 100)}% sure`);
}
