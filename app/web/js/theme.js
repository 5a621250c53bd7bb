// Light or dark: as the system wishes, until the reader chooses.
import { h, icon, refill } from "./elements.js";

/** @typedef {"light" | "dark"} Theme */

const KEPT = "entente.theme";

/** @returns {Theme} */
export function theme() {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

/**
 * A custom property of the theme in force, such as "--ink".
 * @param {string} name
 */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** How large text is against a desk's 16 pixels: more on a wall, or where the reader has set it so. */
export function unit() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

/**
 * Follows the system's theme while the reader has chosen none.
 * @param {() => void} changed
 */
export function follow(changed) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
    if (localStorage.getItem(KEPT)) return;
    document.documentElement.dataset.theme = event.matches ? "dark" : "light";
    changed();
  });
}

/**
 * The button that changes the theme.
 * @param {() => void} changed
 */
export function themeButton(changed) {
  const button = h("button", { type: "button", class: "tool", onclick: turn });
  draw();
  return button;

  function turn() {
    const next = theme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    localStorage.setItem(KEPT, next);
    draw();
    changed();
  }

  function draw() {
    const next = theme() === "dark" ? "light" : "dark";
    button.setAttribute("aria-label", `Use the ${next} theme`);
    button.title = `Use the ${next} theme`;
    refill(button, icon(theme() === "dark" ? "sun" : "moon"));
  }
}
