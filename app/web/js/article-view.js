// An article with all its evidence marked; a mark opens into the statements it proves.
import { get } from "./api.js";
import { article as readArticle } from "./articles.js";
import { inWords } from "./edtf.js";
import { h, refill } from "./elements.js";
import { CodePoints, pieces } from "./marks.js";
import { problem } from "./panel.js";
import { statementCard } from "./statement-card.js";
import { counted } from "./words.js";

/**
 * @typedef {import("./articles.js").Article} Article
 * @typedef {import("./articles.js").Block} Block
 */

/** @type {Record<string, "h3" | "p" | "li">} */
const TAGS = { title: "h3", heading: "h3", bullet: "li" };

/**
 * An article's content for the panel.
 * @param {string} id
 * @param {string | undefined} at the statement to be shown
 * @param {{ point: (statement: string) => void, remove: ((article: Article) => void) | null }} hooks
 */
export async function articleView(id, at, { point, remove }) {
  const article = await readArticle(id);
  const text = new CodePoints(article.text);
  const body = h("div", { class: "article-text" }, blocks(article, text).map((block) => paragraph(article, text, block, at, point)));
  if (at) void openAt(body, at, article);
  return [
    h(
      "section",
      { class: "summary" },
      h("p", { class: "facts" }, [article.publisher, article.published && inWords(article.published), counted(article.evidence.length, "statement")].filter(Boolean).join(" · ")),
      h(
        "div",
        { class: "actions" },
        article.url && /^https?:/.test(article.url) && h("a", { class: "button", href: article.url, rel: "noreferrer", target: "_blank" }, "Open the source"),
        remove && h("button", { type: "button", class: "button", onclick: () => remove(article) }, "Take the article out…"),
      ),
    ),
    body,
  ];
}

/**
 * The blocks of an article and what lies between them, so that no word is lost.
 * @param {Article} article
 * @param {CodePoints} text
 * @returns {Block[]}
 */
function blocks({ blocks }, text) {
  /** @type {Block[]} */
  const whole = [];
  let end = 0;
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    if (text.slice(end, block.start).trim()) whole.push({ kind: "paragraph", start: end, end: block.start });
    whole.push(block);
    end = block.end;
  }
  if (text.slice(end, text.length).trim()) whole.push({ kind: "paragraph", start: end, end: text.length });
  return whole;
}

/**
 * @param {Article} article
 * @param {CodePoints} text
 * @param {Block} block
 * @param {string | undefined} at
 * @param {(statement: string) => void} point
 */
function paragraph({ evidence }, text, block, at, point) {
  const marks = evidence.map(({ statement, start, end }) => ({ id: statement, start, end }));
  const parts = pieces(text, block.start, block.end, marks).map((piece) => part(piece, at, point));
  const tag = TAGS[block.kind] ?? "p";
  return h(tag === "li" ? "p" : tag, { class: `block ${block.kind}` }, parts);
}

/**
 * @param {import("./marks.js").Piece} piece
 * @param {string | undefined} at
 * @param {(statement: string) => void} point
 */
function part({ text, ids }, at, point) {
  if (!ids.length) return text;
  const chosen = Boolean(at && ids.includes(at));
  const next = () => point(ids[(ids.indexOf(at ?? "") + 1) % ids.length] ?? "");
  return h(
    "mark",
    {
      class: chosen ? "chosen" : "", role: "button", tabindex: 0, "aria-expanded": String(chosen),
      title: counted(ids.length, "statement"), data: { statements: ids.join(" ") },
      onclick: next,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        next();
      },
    },
    text,
  );
}

/**
 * Puts the statements of a mark below its paragraph.
 * @param {HTMLElement} body
 * @param {string} at
 * @param {Article} article
 */
async function openAt(body, at, article) {
  const mark = body.querySelector("mark.chosen");
  const block = mark?.closest(".block");
  if (!mark || !block) return;
  const here = new Set((mark.getAttribute("data-statements") ?? "").split(" "));
  const card = h("div", { class: "inset", role: "region", "aria-label": "What this proves" });
  block.after(card);
  try {
    const statements = await Promise.all([...here].map((id) => get(`v1/statements/${encodeURIComponent(id)}`)));
    statements.sort((x, y) => Number(y.id === at) - Number(x.id === at));
    refill(card, statements.map((statement) => statementCard({ ...statement, surroundings: undefined }, article, null)));
  } catch (error) {
    refill(card, problem(error));
  }
  requestAnimationFrame(() => mark.scrollIntoView({ block: "center", behavior: "instant" }));
}
