// When things were said to happen: cooperation above the line, conflict below, and a range one can drag.
import { h, refill, s } from "./elements.js";
import { axis, bucketAt, ends, labels } from "./timeline-axis.js";
import { counted } from "./words.js";

/**
 * @typedef {import("./timeline-axis.js").Bucket} Bucket
 * @typedef {import("./timeline-axis.js").Axis} Axis
 * @typedef {{ since: string | null, until: string | null }} Range ISO days
 */

const HEIGHT = 64;
const MIDDLE = 26;
const DEPTH = 46;

export class Timeline {
  /** @type {Bucket[]} */
  #buckets = [];
  /** @type {Axis} */
  #axis = { places: [], width: 0, unit: 0 };
  /** @type {[number, number] | null} first and last bucket of the range, null for all */
  #range = null;
  /** @type {number | null} the bucket where a drag began */
  #from = null;

  /**
   * @param {HTMLElement} element
   * @param {{ go: (range: Range) => void, preview: (range: Range | null) => void }} hooks
   */
  constructor(element, { go, preview }) {
    this.element = element;
    this.go = go;
    this.preview = preview;
    this.plot = h("div", { class: "plot" });
    this.told = h("span", { class: "timeline-range" });
    this.all = h("button", { type: "button", class: "link", onclick: () => this.#settle(null) }, "All time");
    refill(element, h("div", { class: "timeline-head" }, h("h2", null, "Timeline"), this.told, this.all), this.plot);
    this.plot.addEventListener("pointerdown", (event) => this.#begin(event));
    this.plot.addEventListener("pointermove", (event) => this.#move(event));
    this.plot.addEventListener("pointerup", () => this.#end());
    this.plot.addEventListener("pointercancel", () => this.#end());
    new ResizeObserver(() => this.#draw()).observe(this.plot);
  }

  /**
   * Draws the buckets and the range in force.
   * @param {Bucket[]} buckets oldest first
   * @param {{ since?: string, until?: string }} range
   */
  show(buckets, { since, until }) {
    this.#buckets = buckets;
    this.element.classList.toggle("bare", !buckets.length);
    this.#range = since || until ? within(buckets, since, until) : null;
    this.#draw();
  }

  #draw() {
    const width = this.plot.clientWidth;
    if (!width) return;
    this.#axis = axis(this.#buckets, width);
    const most = Math.max(1, ...this.#buckets.flatMap((bucket) => [bucket.cooperative + bucket.neither, bucket.conflictual]));
    const focused = document.activeElement?.getAttribute("data-handle");
    refill(
      this.plot,
      s(
        "svg",
        { width, height: HEIGHT, "aria-hidden": "true" },
        ...this.#buckets.map((bucket, index) => this.#bar(bucket, index, most)),
        s("line", { class: "axis", x1: 0, x2: width, y1: MIDDLE, y2: MIDDLE }),
        ...labels(this.#buckets, this.#axis).map(({ x, text }) => s("text", { x, y: HEIGHT - 3 }, text)),
        ...this.#axis.places.flatMap((place, index) => (place.gap ? [this.#gap(index)] : [])),
      ),
      this.#buckets.length > 1 && this.#handle("since"),
      this.#buckets.length > 1 && this.#handle("until"),
      this.#window(),
    );
    if (focused) /** @type {HTMLElement | null} */ (this.plot.querySelector(`[data-handle=${focused}]`))?.focus();
    this.#tell();
  }

  /**
   * @param {Bucket} bucket
   * @param {number} index
   * @param {number} most
   */
  #bar(bucket, index, most) {
    const place = this.#axis.places[index];
    if (!place) return null;
    const width = Math.max(2, Math.min(place.width - 2, 34));
    const x = place.x + (place.width - width) / 2;
    const tall = (/** @type {number} */ count, /** @type {number} */ room) => count && Math.max(2, (Math.sqrt(count) / Math.sqrt(most)) * room);
    const up = tall(bucket.cooperative + bucket.neither, MIDDLE - 3);
    const share = bucket.neither / Math.max(1, bucket.cooperative + bucket.neither);
    const down = tall(bucket.conflictual, DEPTH - MIDDLE - 1);
    const outside = this.#range && (index < this.#range[0] || index > this.#range[1]);
    return s(
      "g",
      { class: outside ? "outside" : "" },
      s("title", null, told(bucket)),
      s("rect", { class: "cooperative", x, width, y: MIDDLE - up * (1 - share), height: up * (1 - share) }),
      s("rect", { class: "neither", x, width, y: MIDDLE - up, height: up * share }),
      s("rect", { class: "conflictual", x, width, y: MIDDLE, height: down }),
    );
  }

  /** @param {number} index */
  #gap(index) {
    const place = this.#axis.places[index];
    const x = (place?.x ?? 0) - (place?.gap ?? 0) / 2;
    return s("path", { class: "gap", d: `M${x - 3} ${MIDDLE + 4}l3 -8M${x + 1} ${MIDDLE + 4}l3 -8` });
  }

  /** The band between the handles. */
  #window() {
    if (!this.#range) return null;
    const [x1, x2] = this.#edges(this.#range);
    return s("svg", { class: "window", width: this.#axis.width, height: HEIGHT, "aria-hidden": "true" }, s("rect", { x: x1, y: 0, width: x2 - x1, height: DEPTH }));
  }

  /** @param {"since" | "until"} end */
  #handle(end) {
    const last = this.#buckets.length - 1;
    const [from, to] = this.#range ?? [0, last];
    const index = end === "since" ? from : to;
    const [x1, x2] = this.#edges([from, to]);
    const handle = h("div", {
      class: "handle", role: "slider", tabindex: 0, data: { handle: end },
      "aria-label": end === "since" ? "Start of the range" : "End of the range",
      "aria-valuemin": 0, "aria-valuemax": last, "aria-valuenow": index, "aria-valuetext": this.#buckets[index]?.label ?? "",
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#press(event, end),
    });
    handle.style.left = `${end === "since" ? x1 : x2}px`;
    return handle;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {"since" | "until"} end
   */
  #press(event, end) {
    const last = this.#buckets.length - 1;
    const [from, to] = this.#range ?? [0, last];
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -last, End: last }[event.key];
    if (!step) return;
    event.preventDefault();
    const moved = end === "since" ? [clamp(from + step, 0, to), to] : [from, clamp(to + step, from, last)];
    this.#settle(/** @type {[number, number]} */ (moved));
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    if (event.button !== 0 || !this.#buckets.length) return;
    const handle = event.target instanceof HTMLElement ? event.target.dataset.handle : undefined;
    const [from, to] = this.#range ?? [0, this.#buckets.length - 1];
    this.#from = handle === "since" ? to : handle === "until" ? from : this.#at(event);
    this.plot.setPointerCapture(event.pointerId);
    if (!handle) this.#drag(event);
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (this.#from !== null) this.#drag(event);
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const at = this.#at(event);
    const from = this.#from ?? at;
    this.#range = [Math.min(from, at), Math.max(from, at)];
    this.#draw();
    this.preview(ends(this.#buckets, this.#range));
  }

  #end() {
    if (this.#from === null) return;
    this.#from = null;
    this.#settle(this.#range);
  }

  /** @param {[number, number] | null} range */
  #settle(range) {
    const all = !range || (range[0] === 0 && range[1] === this.#buckets.length - 1);
    this.#range = all ? null : range;
    this.#draw();
    this.preview(null);
    this.go(this.#range ? ends(this.#buckets, this.#range) : { since: null, until: null });
  }

  /** @param {PointerEvent} event */
  #at(event) {
    return bucketAt(this.#axis, event.clientX - this.plot.getBoundingClientRect().left);
  }

  /**
   * @param {[number, number]} range
   * @returns {[number, number]}
   */
  #edges([from, to]) {
    const first = this.#axis.places[from];
    const last = this.#axis.places[to];
    return [first?.x ?? 0, last ? last.x + last.width : this.#axis.width];
  }

  #tell() {
    const [from, to] = this.#range ?? [0, this.#buckets.length - 1];
    const first = this.#buckets[from]?.label;
    const last = this.#buckets[to]?.label;
    this.told.textContent = !first ? "Nothing is dated yet" : first === last ? first : `${first} – ${last}`;
    this.all.hidden = !this.#range;
  }
}

/** @param {Bucket} bucket */
function told({ label, cooperative, conflictual, neither }) {
  return `${label}: ${counted(cooperative, "cooperative statement")}, ${conflictual} conflictual, ${neither} other`;
}

/**
 * The buckets that a range of days touches.
 * @param {Bucket[]} buckets
 * @param {string | undefined} since
 * @param {string | undefined} until
 * @returns {[number, number]}
 */
function within(buckets, since, until) {
  const after = since ? buckets.findIndex(({ last }) => last >= since) : 0;
  const before = until ? buckets.findLastIndex(({ first }) => first <= until) : buckets.length - 1;
  return [after < 0 ? buckets.length - 1 : after, Math.max(before, 0)];
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
