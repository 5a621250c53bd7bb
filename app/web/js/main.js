// The page: one state in the address bar, and the views that show it.
import { openAdd } from "./add.js";
import { get, send } from "./api.js";
import { forgetArticles } from "./articles.js";
import { showChips } from "./chips.js";
import { openDialog } from "./dialog.js";
import { byId, h, refill } from "./elements.js";
import { Latest, askTimeline } from "./explorer.js";
import { Filters } from "./filters.js";
import { loadFlags } from "./flags.js";
import { MOST, askGraph } from "./graph-answer.js";
import { GraphView } from "./graph-view.js";
import { openHelp } from "./help.js";
import { knobs, notice, tally } from "./stage.js";
import { legend } from "./legend.js";
import { ListView } from "./list-view.js";
import { listenForNews } from "./live.js";
import { Panel, problem } from "./panel.js";
import { actorSearch } from "./search.js";
import { Side } from "./side.js";
import { Shown, FILTERS, differ, filters, write } from "./state.js";
import { openTakeAway } from "./take-away.js";
import { colour, follow, themeButton } from "./theme.js";
import { Timeline } from "./timeline.js";
import { segments, toggle, tool } from "./tools.js";
import { learn } from "./words.js";

/** @typedef {import("./state.js").State} State */

const shown = new Shown();
/** What is needed before anything can be drawn, asked for while the graph is on its way. */
const ready = Promise.all([
  get("v1/relation-types").then(({ items }) => learn(items), () => {}),
  loadFlags(),
  document.fonts.load("600 12px Inter"),
]);
const asking = new Latest();
const askingTimes = new Latest();
/** @type {import("./graph-view.js").Picture} */
let picture = { actors: [], dyads: new Map(), places: new Map(), cut: false };
/** @type {Map<string, string>} */
const names = new Map();
/** @type {Promise<any[]> | null} */
let articleRows = null;

const say = (/** @type {string} */ text) => refill(byId("live"), text);
const go = shown.go.bind(shown);
const name = (/** @type {string} */ id) => names.get(id) ?? id;
const stage = byId("stage");
const drawer = byId("filters");

const panel = new Panel(byId("panel"));
const graph = new GraphView(byId("graph"), {
  choose: (select) => go({ select, read: null, at: null }),
  say,
  covered: () => panel.covers(byId("graph")),
});
const list = new ListView(byId("list"), (select) => go({ select, read: null, at: null }));
const side = new Side(panel, {
  go,
  picture: () => picture,
  name,
  standOut: (dyads) => graph.standOut(dyads),
  include,
  remove: (article) => takeOut(article),
});
const timeline = new Timeline(byId("timeline"), { go, preview: (range) => graph.preview(range) });
const drawerOf = new Filters(drawer, { go, close: () => turnDrawer(false), articles: () => articles() });
const setView = segments(
  byId("views"),
  [{ value: "graph", label: "Graph", sign: "graph" }, { value: "list", label: "List", sign: "list" }],
  (view) => go({ view: view === "graph" ? null : view }),
);
const rollup = toggle("Roll up", "Count persons and sectors as their states", (on) => go({ rollup: on ? null : "false" }));
const search = actorSearch({ label: "Search for an actor", choose: (actor) => choose(actor) });

/** Puts the parts where they belong. */
function furnish() {
  byId("search").append(search.element);
  byId("rollup").append(rollup.element);
  byId("tools").append(
    tool("filter", "Filters", () => turnDrawer(isClosed()), { title: "Filters (F)", controls: "filters" }),
    tool("path", "Path", () => go({ path: "~", compare: null, select: null, read: null, at: null }), { title: "A path between two actors" }),
    tool("compare", "Compare", () => go({ compare: "~", path: null, select: null, read: null, at: null }), { title: "Two dates compared" }),
    tool("add", "Add", () => openAdd(() => renew()), { title: "Add articles" }),
    tool("take", "Export", () => void takeAway(), { title: "Pictures, exports, links" }),
    themeButton(() => graph.restyle()),
    tool("help", "Help", openHelp, { title: "Keys and reading (?)", bare: true }),
  );
  stage.append(tally(), legend(stage), knobs(graph));
  follow(() => graph.restyle());
  addEventListener("keydown", press);
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length && !document.querySelector("dialog")) openAdd(() => renew(), files);
  });
}

/**
 * Brings the page in step with a state.
 * @param {State} state
 * @param {State | null} before
 */
function update(state, before) {
  const asked = !before || differ(state, before, [...FILTERS, "top"]);
  document.title = "Entente";
  setView(state.view ?? "graph");
  rollup.set(state.rollup !== "false");
  byId("graph").hidden = state.view === "list";
  byId("list").hidden = state.view !== "list";
  stage.classList.toggle("listing", state.view === "list");
  void showNames(state);
  if (!drawer.hidden) void drawerOf.show(state);
  if (asked) void load(state);
  else {
    graph.select(state.select);
    list.select(state.select);
    void side.show(state);
    requestAnimationFrame(() => graph.reveal());
  }
}

/**
 * Asks for the picture of a state and shows it everywhere.
 * @param {State} state
 * @param {{ fresh?: boolean }} [options] whether what is new is to be pointed out
 */
async function load(state, { fresh = false } = {}) {
  stage.setAttribute("aria-busy", "true");
  void loadTimes(state);
  try {
    const found = await asking.only((signal) => askGraph(filters(state), state.top, signal));
    await ready;
    if (!found) return;
    const known = new Set(picture.dyads.keys());
    picture = found;
    for (const { id, label } of found.actors) names.set(id, label);
    notice(found, Object.keys(filters(state)).length > 0, () => openAdd(() => renew()));
    await graph.show(found, { fresh: new Set(fresh ? [...found.dyads.keys()].filter((id) => !known.has(id)) : []) });
    list.show(found);
    tally(found, () => go({ top: String(Math.min(found.actors.length * 4, MOST)) }));
    say(tallyWords());
    graph.select(shown.state.select);
    list.select(shown.state.select);
    void showNames(shown.state);
    await side.show(shown.state);
    if (!known.size) graph.fit();
    graph.reveal();
  } catch (error) {
    notice(null, false, null, problem(error));
  } finally {
    stage.removeAttribute("aria-busy");
  }
}

/**
 * Brings dyads into the picture that its most connected actors left out.
 * @param {string[]} dyads
 */
async function include(dyads) {
  const missing = dyads.filter((id) => !picture.dyads.has(id)).map((id) => id.split("~"));
  if (!missing.length) return;
  const found = await Promise.all(
    missing.map(([about, counterpart]) => askGraph({ ...filters(shown.state), about, counterpart }, undefined)),
  );
  const known = new Set(picture.actors.map(({ id }) => id));
  for (const { actors, dyads: more } of found) {
    picture.actors.push(...actors.filter(({ id }) => !known.has(id) && known.add(id)));
    for (const [id, dyad] of more) picture.dyads.set(id, dyad);
    for (const { id, label } of actors) names.set(id, label);
  }
  await graph.show(picture);
  list.show(picture);
}

function tallyWords() {
  return document.querySelector(".count-line")?.textContent ?? "";
}

/** @param {State} state */
async function loadTimes(state) {
  const buckets = await askingTimes.only((signal) => askTimeline(filters(state), signal)).catch(() => []);
  if (buckets) timeline.show(buckets, state);
}

/** Asks again, because something was added or taken away. */
function renew() {
  articleRows = null;
  forgetArticles();
  void load(shown.state, { fresh: true });
  if (!drawer.hidden) void drawerOf.show(shown.state);
}

/** @param {import("./search.js").ActorRow} actor */
function choose(actor) {
  names.set(actor.id, actor.name);
  const seen = picture.actors.some(({ id }) => id === actor.id);
  go({ select: actor.id, read: null, at: null, ...(seen ? {} : { about: actor.id, counterpart: null }) });
}

function isClosed() {
  return Boolean(drawer.hidden);
}

/** @param {boolean} open */
function turnDrawer(open) {
  drawer.hidden = !open;
  const button = byId("tools").querySelector("[data-tool=Filters]");
  button?.setAttribute("aria-expanded", String(open));
  if (open) void drawerOf.show(shown.state).then(() => drawer.focus());
  else if (drawer.contains(document.activeElement)) /** @type {HTMLElement | null} */ (button)?.focus();
}

/** @returns {Promise<any[]>} */
function articles() {
  articleRows ??= get("v1/articles", { limit: 200 }).then(({ items }) => items, () => []);
  return articleRows;
}

/**
 * The chips, and the names of what they speak of.
 * @param {State} state
 */
async function showNames(state) {
  const rows = state.article ? await articles() : [];
  for (const id of [state.about, state.counterpart, ...(state.path ?? "").split("~"), state.select]) {
    if (id && /^[^~:]+$/.test(id) && !names.has(id)) {
      const actor = await get(`v1/actors/${encodeURIComponent(id)}`).catch(() => null);
      if (actor?.name) names.set(id, actor.name);
    }
  }
  if (state !== shown.state) return;
  showChips(byId("chips"), state, go, (filter, id) => {
    const row = filter === "article" ? rows.find((one) => one.id === id) : null;
    return row ? (row.title ?? row.name) : name(id);
  });
}

async function takeAway() {
  const formats = await get("v1/formats").then(({ items }) => items, () => []);
  openTakeAway({ filters: filters(shown.state), query: write(shown.state), formats, png: () => graph.png(colour("--canvas")), say });
}

/** @param {import("./articles.js").Article} article */
function takeOut(article) {
  const title = article.title ?? article.name;
  openDialog("Take the article out?", (close) => [
    h("p", null, `“${title}” and the ${article.evidence.length} statements it proves will no longer be part of the graph.`),
    h("div", { class: "actions" }, h("button", { type: "button", class: "button danger", onclick: () => void out(close) }, "Take it out"), h("button", { type: "button", class: "button", onclick: close }, "Keep it")),
  ]);

  /** @param {() => void} close */
  async function out(close) {
    await send("DELETE", `v1/articles/${encodeURIComponent(article.id)}`);
    close();
    go({ read: null, at: null, article: null });
    renew();
  }
}

/** @param {KeyboardEvent} event */
function press(event) {
  const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog");
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const state = shown.state;
  /** @type {Record<string, () => void>} */
  const keys = {
    "/": () => search.input.focus(),
    "?": openHelp,
    f: () => turnDrawer(isClosed()),
    g: () => go({ view: null }),
    l: () => go({ view: "list" }),
    r: () => go({ rollup: state.rollup === "false" ? null : "false" }),
    Escape: () => (state.read ? go({ read: null, at: null }) : state.select ? go({ select: null }) : go({ path: null, compare: null })),
  };
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || event.defaultPrevented) return;
  event.preventDefault();
  act();
}

furnish();
shown.listen(update);
update(shown.state, null);
listenForNews(() => renew());
