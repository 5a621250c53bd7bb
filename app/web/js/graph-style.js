// How the graph is drawn: Cytoscape's stylesheet, made from the theme's colours.
import { colour, unit } from "./theme.js";

const TONES = /** @type {const} */ ([
  "cooperative", "mostly-cooperative", "mixed", "mostly-conflictual", "conflictual", "neither",
]);

/** The shape of each kind of actor, so that kinds are told apart without colour. */
const SHAPES = {
  state: "ellipse",
  person: "round-rectangle",
  igo: "round-hexagon",
  ngo: "round-hexagon",
  "armed-group": "round-diamond",
  company: "round-tag",
  party: "round-pentagon",
  group: "round-octagon",
  region: "ellipse",
};

/** Sizes of labels on the screen in pixels. */
const LABEL = 12.5;
const COUNT = 11;

/**
 * The stylesheet for the theme in force at a zoom; text keeps its size on the screen whatever the zoom.
 * @param {number} zoom
 * @param {boolean} crowded whether there is so much to draw that strokes must be plain
 * @returns {any[]}
 */
export function graphStyle(zoom, crowded) {
  const large = unit();
  const px = (/** @type {number} */ size) => (size * large) / Math.min(Math.max(zoom, 0.05), 1.6 * large);
  return [
    ...nodes(px),
    ...Object.entries(SHAPES).map(([kind, shape]) => ({ selector: `node.${kind}`, style: { shape } })),
    ...edges(px),
    ...TONES.map((tone) => ({
      selector: `edge.${tone}`,
      style: {
        "line-color": colour(`--${tone}`),
        "target-arrow-color": colour(`--${tone}`),
        "source-arrow-color": colour(`--${tone}`),
      },
    })),
    ...standings(),
    ...(crowded ? crowd(px) : []),
    ...attention(px),
  ];
}

/** @param {(size: number) => number} px */
function nodes(px) {
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        "background-color": colour("--node"),
        "border-color": colour("--node-rim"),
        "border-width": 1.5,
        "z-index": "data(size)",
        label: "data(label)",
        "font-family": "Inter, system-ui, sans-serif",
        "font-size": px(LABEL),
        "font-weight": 600,
        color: colour("--ink"),
        "text-valign": "bottom",
        "text-margin-y": px(4),
        "text-wrap": "ellipsis",
        "text-max-width": `${px(170)}px`,
        "text-outline-color": colour("--canvas"),
        "text-outline-width": px(2.5),
        "text-outline-opacity": 1,
        "overlay-opacity": 0,
        "outline-opacity": 0,
      },
    },
    {
      selector: "node[image]",
      style: {
        "background-image": "data(image)",
        "background-fit": "cover",
        "background-clip": "node",
        "background-image-smoothing": "yes",
      },
    },
    { selector: "node[image].person", style: { "background-fit": "contain" } },
    { selector: "node[glyph]", style: { "background-image": "data(glyph)", "background-fit": "contain" } },
    { selector: "node.group", style: { "font-weight": 500 } },
  ];
}

/** @param {(size: number) => number} px */
function edges(px) {
  return [
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "curve-style": "straight",
        "arrow-scale": 0.9,
        opacity: 0.9,
        "font-family": "Inter, system-ui, sans-serif",
        "font-size": px(COUNT),
        "font-weight": 600,
        color: colour("--ink-2"),
        "text-background-color": colour("--canvas"),
        "text-background-opacity": 1,
        "text-background-shape": "round-rectangle",
        "text-background-padding": `${px(2.5)}px`,
        "overlay-opacity": 0,
      },
    },
    { selector: "edge.labelled", style: { label: "data(label)" } },
    {
      selector: "edge.labelled.bundle",
      style: {
        color: colour("--ink"),
        "text-background-color": colour("--surface"),
        "text-border-width": px(1),
        "text-border-color": colour("--line"),
        "text-border-opacity": 1,
        "text-background-padding": `${px(3.5)}px`,
      },
    },
    {
      selector: "edge.bent",
      style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(aside)", "control-point-weights": "data(along)" },
    },
    { selector: "edge.forward", style: { "target-arrow-shape": "triangle" } },
    { selector: "edge.backward", style: { "source-arrow-shape": "triangle" } },
    {
      selector: "edge.relation",
      style: {
        "curve-style": "bezier",
        "control-point-step-size": "data(step)",
        "text-rotation": "autorotate",
        label: "data(label)",
        "font-weight": 500,
      },
    },
  ];
}

/** Dashed where nothing is asserted, dotted where all is denied, faded where it is history. */
function standings() {
  return [
    { selector: "edge.unasserted", style: { "line-style": "dashed", "line-dash-pattern": [7, 5] } },
    { selector: "edge.denied", style: { "line-style": "dashed", "line-dash-pattern": [2, 4] } },
    { selector: "edge.history", style: { opacity: 0.38 } },
    { selector: "edge.unfolded", style: { display: "none" } },
  ];
}

/**
 * In a crowd strokes are thin and pale, without heads: what one points at stands out by itself.
 * @param {(size: number) => number} px
 */
function crowd(px) {
  return [
    { selector: "edge.dyad", style: { opacity: 0.3, width: px(0.7), "line-style": "solid", "target-arrow-shape": "none", "source-arrow-shape": "none" } },
    { selector: "edge.dyad.near, edge.dyad.chosen", style: { width: "data(width)" } },
    { selector: "edge.forward.near", style: { "target-arrow-shape": "triangle" } },
    { selector: "edge.backward.near", style: { "source-arrow-shape": "triangle" } },
  ];
}

/** @param {(size: number) => number} px */
function attention(px) {
  return [
    { selector: "node.quiet", style: { label: "" } },
    { selector: ".faint", style: { opacity: 0.2 } },
    { selector: "node.faint", style: { "text-opacity": 0.25 } },
    { selector: "edge.near", style: { opacity: 1, "z-index": 90 } },
    {
      selector: "node.chosen",
      style: {
        label: "data(label)",
        "border-color": colour("--chosen"),
        "border-width": 4,
        "underlay-color": colour("--chosen"),
        "underlay-opacity": 0.22,
        "underlay-padding": 9,
        "underlay-shape": "ellipse",
      },
    },
    {
      selector: "edge.chosen",
      style: {
        opacity: 1,
        "underlay-color": colour("--chosen"),
        "underlay-opacity": 0.28,
        "underlay-padding": 6,
        "z-index": 99,
      },
    },
    {
      selector: "node.focused",
      style: { label: "data(label)", "outline-color": colour("--focus"), "outline-width": px(3), "outline-offset": px(3), "outline-opacity": 1 },
    },
    {
      selector: "edge.focused",
      style: { opacity: 1, "underlay-color": colour("--focus"), "underlay-opacity": 0.45, "underlay-padding": 5 },
    },
    { selector: "edge.onpath", style: { opacity: 1, "underlay-color": colour("--chosen"), "underlay-opacity": 0.3, "underlay-padding": 6 } },
    { selector: "edge.appeared", style: { opacity: 1, "underlay-color": colour("--chosen"), "underlay-opacity": 0.3, "underlay-padding": 5 } },
    { selector: "edge.turned", style: { opacity: 1, "underlay-color": colour("--mixed"), "underlay-opacity": 0.4, "underlay-padding": 7 } },
    {
      selector: ".fresh",
      style: { "underlay-color": colour("--chosen"), "underlay-opacity": 0.4, "underlay-padding": 10 },
    },
  ];
}
