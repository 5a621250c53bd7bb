// The frame beside the graph in which proof, articles, paths and comparisons are read.
import { h, icon, refill } from "./elements.js";
import { Problem } from "./api.js";

/** @typedef {import("./elements.js").Child} Child */

export class Panel {
  #turn = 0;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
  }

  get open() {
    return !this.element.hidden;
  }

  /**
   * How many pixels of an element's lower part the panel lies over: on a phone it is a sheet.
   * @param {Element} other
   */
  covers(other) {
    if (this.element.hidden) return 0;
    const [mine, its] = [this.element.getBoundingClientRect(), other.getBoundingClientRect()];
    return mine.left < its.right ? Math.max(0, its.bottom - mine.top) : 0;
  }

  close() {
    this.#turn++;
    this.element.hidden = true;
    this.element.classList.remove("reading");
    refill(this.element);
  }

  /**
   * Shows what `draw` makes, when it is still wanted by then.
   * @param {object} options
   * @param {string} options.title
   * @param {string} [options.overline] what kind of thing the title names
   * @param {() => void} options.close
   * @param {(() => void) | null} [options.back]
   * @param {boolean} [options.reading] whether there is a long text to be read
   * @param {() => Promise<Child[]> | Child[]} options.draw
   * @param {() => Promise<string>} [options.entitle] a better title, once it is known
   */
  async show({ title, overline, close, back, reading = false, draw, entitle }) {
    const turn = ++this.#turn;
    const body = h("div", { class: "panel-body", tabindex: 0, role: "region", "aria-label": title });
    this.element.hidden = false;
    this.element.classList.toggle("reading", reading);
    const heading = h("h2", null, title);
    entitle?.().then((better) => refill(heading, better), () => {});
    const head = h(
      "header",
      { class: "part-head" },
      back && h("button", { type: "button", class: "tool", "aria-label": "Back", title: "Back", onclick: back }, icon("back")),
      h("div", { class: "part-title" }, overline && h("p", { class: "overline" }, overline), heading),
      h("button", { type: "button", class: "tool", "aria-label": "Close", title: "Close (Esc)", onclick: close }, icon("close")),
    );
    try {
      const drawn = draw();
      if (drawn instanceof Promise) {
        const waiting = setTimeout(() => {
          if (turn === this.#turn) refill(this.element, head, h("p", { class: "waiting" }, "Reading…"));
        }, 150);
        const children = await drawn.finally(() => clearTimeout(waiting));
        if (turn !== this.#turn) return;
        refill(body, ...children);
      } else refill(body, ...drawn);
    } catch (error) {
      if (turn !== this.#turn) return;
      refill(body, problem(error));
    }
    refill(this.element, head, body);
  }
}

/**
 * An error as a paragraph that says what to do.
 * @param {unknown} error
 */
export function problem(error) {
  const text = error instanceof Error ? error.message : String(error);
  const title = error instanceof Problem && error.status === 404 ? "Not found" : "That did not work";
  return h("div", { class: "problem", role: "alert" }, h("strong", null, title), h("p", null, text));
}
