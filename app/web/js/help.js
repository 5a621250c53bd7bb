// The keys, and how to read the page.
import { openDialog } from "./dialog.js";
import { h } from "./elements.js";

/** @type {[string, string][]} */
const KEYS = [
  ["/", "Search for an actor"],
  ["← ↑ → ↓", "Go from actor to actor (in the graph)"],
  ["E  Shift+E", "Go along the edges of the actor in focus"],
  ["Enter", "Choose what is in focus and read its proof"],
  ["Esc", "Let go; close the panel"],
  ["+  −  0", "Zoom in, zoom out, fit the graph"],
  ["G  L", "Graph, list"],
  ["F", "Filters"],
  ["R", "Roll persons and sectors up to their states"],
  ["?", "This help"],
];

export function openHelp() {
  openDialog("Keys and reading", () => [
    h("table", { class: "keys" }, h("tbody", null, KEYS.map(([key, meaning]) => h("tr", null, h("th", { scope: "row" }, h("kbd", null, key)), h("td", null, meaning))))),
    h(
      "p",
      { class: "facts" },
      "An edge stands for everything said between two actors. Its colour tells the balance of what is asserted, its width how often it is said. Choose it to unfold its relations and read the words that prove each. The address bar always holds a link to exactly this view.",
    ),
    h("p", { class: "facts" }, "For programs: ", h("a", { href: "docs" }, "the API’s documentation"), "."),
  ]);
}
