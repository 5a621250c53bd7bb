// The graph in a frame: the view of its address, with the proof of what is chosen and a way to the whole page.
import { get } from "./api.js";
import { byId, h, icon, refill } from "./elements.js";
import { loadFlags } from "./flags.js";
import { askGraph } from "./graph-answer.js";
import { GraphView } from "./graph-view.js";
import { ListView } from "./list-view.js";
import { Panel, problem } from "./panel.js";
import { Side } from "./side.js";
import { notice } from "./stage.js";
import { Shown, filters, write } from "./state.js";
import { follow } from "./theme.js";
import { learn } from "./words.js";

const shown = new Shown();
/** @type {import("./graph-view.js").Picture} */
let picture = { actors: [], dyads: new Map(), places: new Map(), cut: false };

const go = (/** @type {import("./state.js").Change} */ change) => shown.go(change, { replace: true });
const name = (/** @type {string} */ id) => picture.actors.find((actor) => actor.id === id)?.label ?? id;
const choose = (/** @type {string | null} */ select) => go({ select, read: null, at: null });
const panel = new Panel(byId("panel"));
const graph = new GraphView(byId("graph"), {
  choose,
  say: (text) => refill(byId("live"), text),
  covered: () => panel.covers(byId("graph")),
});
const list = new ListView(byId("list"), choose);
const side = new Side(panel, {
  go,
  picture: () => picture,
  name,
  standOut: (dyads) => graph.standOut(dyads),
  include: async () => {},
  remove: null,
});
const whole = h("a", { class: "whole", target: "_blank", rel: "noopener" }, "Open in Entente ", icon("open"));

/** @param {import("./state.js").State} state */
async function update(state) {
  whole.href = `./${write(state)}`;
  byId("graph").hidden = state.view === "list";
  byId("list").hidden = state.view !== "list";
  graph.select(state.select);
  list.select(state.select);
  await side.show(state);
  graph.reveal();
}

byId("stage").append(whole);
follow(() => graph.restyle());
try {
  const [found] = await Promise.all([
    askGraph(filters(shown.state), shown.state.top),
    get("v1/relation-types").then(({ items }) => learn(items), () => {}),
    loadFlags(),
    document.fonts.load("600 12px Inter"),
  ]);
  picture = found;
  notice(found, true, null);
  await graph.show(found);
  list.show(found);
} catch (error) {
  notice(null, false, null, problem(error));
}
shown.listen((state) => void update(state));
await update(shown.state);
graph.fit();
graph.reveal();
