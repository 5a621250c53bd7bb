// What the strokes mean.
import { h, s } from "./elements.js";
import { HISTORY_YEARS } from "./dyads.js";
import { unit } from "./theme.js";

/** The diverging scale, from one end to the other. */
const SCALE = ["conflictual", "mostly-conflictual", "mixed", "mostly-cooperative", "cooperative"];

/** @type {[string, string][]} class of the stroke, meaning */
const STROKES = [
  ["neither", "Neither of the two"],
  ["neither dashed", "Nothing asserted: intended, predicted, possible"],
  ["neither dotted", "Denied"],
  ["neither faded", `History: nothing in the last ${HISTORY_YEARS} years`],
];

const KEPT = "entente.legend";

/** Pixels of the stage that leave room for an open legend beside the graph. */
const ROOMY = { width: 1080, height: 560 };

/**
 * The legend: open where there is room, until the reader says otherwise.
 * @param {Element} stage
 */
export function legend(stage) {
  const keep = () => localStorage.setItem(KEPT, details.open ? "closed" : "open");
  const details = h(
    "details",
    { class: "legend" },
    h("summary", { onclick: keep }, "Legend"),
    h("div", { class: "scale", "aria-hidden": "true" }, SCALE.map((name) => h("i", { class: name }))),
    h("p", { class: "scale-ends" }, h("span", null, "Conflict"), h("span", null, "Cooperation")),
    h(
      "ul",
      null,
      STROKES.map(([name, meaning]) =>
        h("li", null, s("svg", { viewBox: "0 0 30 10", "aria-hidden": "true" }, s("line", { class: `stroke ${name}`, x1: 1, y1: 5, x2: 29, y2: 5 })), meaning),
      ),
      h("li", null, h("span", { class: "sample-count", "aria-hidden": "true" }, "12"), "Statements: choose to unfold and read"),
    ),
  );
  new ResizeObserver(([entry]) => {
    const { width, height } = entry?.contentRect ?? stage.getBoundingClientRect();
    const roomy = width >= ROOMY.width * unit() && height >= ROOMY.height;
    details.open = roomy && localStorage.getItem(KEPT) !== "closed";
  }).observe(stage);
  return details;
}
