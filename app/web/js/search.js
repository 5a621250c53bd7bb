// Finds an actor by any of its names: a combobox (WAI-ARIA) that asks the service as one types.
import { get } from "./api.js";
import { h, icon, refill } from "./elements.js";
import { flag } from "./flags.js";
import { KINDS, counted } from "./words.js";

/**
 * @typedef {object} ActorRow
 * @property {string} id
 * @property {string} name
 * @property {string} kind
 * @property {string | null} country
 * @property {number} [activity]
 */

const WAIT = 120;
const MOST = 12;

let made = 0;

/**
 * A combobox of actors.
 * @param {{ label: string, placeholder?: string, value?: string, choose: (actor: ActorRow) => void, cleared?: () => void }} hooks
 * @returns {{ element: HTMLElement, input: HTMLInputElement }}
 */
export function actorSearch({ label, placeholder = label, value = "", choose, cleared }) {
  const id = `actors-${++made}`;
  /** @type {ActorRow[]} */
  let found = [];
  let at = -1;
  let timer = 0;
  /** @type {AbortController | null} */
  let asking = null;

  const listbox = h("ul", { class: "options", id, role: "listbox", "aria-label": label, hidden: true });
  const input = h("input", {
    type: "search", role: "combobox", value, placeholder, "aria-label": label, "aria-expanded": "false",
    "aria-controls": id, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
    oninput: () => later(), onkeydown: press, onblur: () => setTimeout(close, 120), onfocus: () => input.select(),
  });
  return { element: h("div", { class: "combobox" }, icon("search"), input, listbox), input };

  function later() {
    clearTimeout(timer);
    if (!input.value.trim()) {
      cleared?.();
      close();
      return;
    }
    timer = setTimeout(ask, WAIT);
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await get("v1/actors", { q: input.value.trim(), limit: MOST }, asking.signal);
      found = answer.items;
      draw();
    } catch (error) {
      if (!(error instanceof DOMException)) tell(error instanceof Error ? error.message : String(error));
    }
  }

  function draw() {
    if (!found.length) {
      tell(`No actor is known as “${input.value.trim()}”.`);
      return;
    }
    at = 0;
    refill(listbox, found.map((actor, index) => option(actor, index)));
    open();
    mark();
  }

  /**
   * @param {ActorRow} actor
   * @param {number} index
   */
  function option(actor, index) {
    const picture = flag(actor);
    return h(
      "li",
      { role: "option", id: `${id}-${index}`, "aria-selected": "false", onmousedown: (/** @type {Event} */ event) => take(event, actor) },
      picture ? h("img", { src: picture, alt: "", width: 18, height: 18 }) : h("i", { class: "no-flag" }),
      h("span", { class: "option-name" }, actor.name),
      h("small", null, [KINDS[actor.kind] ?? actor.kind, actor.activity ? counted(actor.activity, "statement") : ""].filter(Boolean).join(" · ")),
    );
  }

  /** @param {string} text */
  function tell(text) {
    found = [];
    at = -1;
    refill(listbox, h("li", { class: "option-none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, text));
    open();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      at = (at + step + found.length) % found.length;
      mark();
      event.preventDefault();
    } else if (event.key === "Enter") {
      const actor = found[at];
      if (actor && !listbox.hidden) take(event, actor);
      else void ask();
      event.preventDefault();
    } else if (event.key === "Escape" && !listbox.hidden) {
      close();
      event.stopPropagation();
      event.preventDefault();
    }
  }

  /**
   * @param {Event} event
   * @param {ActorRow} actor
   */
  function take(event, actor) {
    event.preventDefault();
    input.value = actor.name;
    close();
    choose(actor);
  }

  function mark() {
    [...listbox.children].forEach((child, index) => child.setAttribute("aria-selected", String(index === at)));
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
    listbox.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function open() {
    listbox.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    listbox.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
