// Articles as they were given: read once each, and the words around a quote cut from them.
import { get } from "./api.js";
import { CodePoints } from "./marks.js";

/**
 * @typedef {import("./statement-card.js").Statement} Statement
 * @typedef {{ kind: string, start: number, end: number }} Block
 * @typedef {{ statement: string, start: number, end: number, trigger: { start: number, end: number }, subject: string, relation: string, object: string }} Evidence
 * @typedef {object} Article
 * @property {string} id
 * @property {string} name
 * @property {string | null} title
 * @property {string | null} publisher
 * @property {string | null} url
 * @property {string | null} published
 * @property {number} statements
 * @property {string} text
 * @property {Block[]} blocks
 * @property {Evidence[]} evidence
 */

/** @type {Map<string, Promise<Article>>} */
let kept = new Map();

/**
 * An article with its text.
 * @param {string} id
 * @returns {Promise<Article>}
 */
export function article(id) {
  let asked = kept.get(id);
  if (!asked) {
    asked = get(`v1/articles/${encodeURIComponent(id)}`);
    kept.set(id, asked);
    asked.catch(() => kept.delete(id));
  }
  return asked;
}

/** Forgets what was read: something was added or taken away. */
export function forgetArticles() {
  kept = new Map();
}

/**
 * Gives statements the words around their quotes, and tells the articles they stand in.
 * @param {Statement[]} statements
 * @returns {Promise<Map<string, Article>>}
 */
export async function surround(statements) {
  const ids = [...new Set(statements.map(({ evidence }) => evidence.article))];
  const found = new Map((await Promise.all(ids.map(article))).map((one) => [one.id, one]));
  for (const statement of statements) {
    const source = found.get(statement.evidence.article);
    if (source) statement.surroundings = surroundings(source, statement.evidence);
  }
  return found;
}

/**
 * @param {Article} article
 * @param {{ start: number, end: number }} evidence
 */
function surroundings({ text, blocks }, { start, end }) {
  const points = new CodePoints(text);
  const from = Math.max(0, ...blocks.filter((block) => block.start <= start).map((block) => block.start));
  const to = Math.min(points.length, ...blocks.filter((block) => block.end >= end).map((block) => block.end));
  return { before: points.slice(from, start), quote: points.slice(start, end), after: points.slice(end, to) };
}
