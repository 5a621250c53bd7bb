// Which of the panels a state asks for: an article, a comparison, a path, a dyad or an actor.
import { actorPanel } from "./actor-panel.js";
import { article } from "./articles.js";
import { articleView } from "./article-view.js";
import { changes, classes, comparePanel } from "./compare.js";
import { chosen, dyadId } from "./dyads.js";
import { dyadPanel } from "./dyad-panel.js";
import { dayAfter } from "./edtf.js";
import { MOST, askGraph } from "./graph-answer.js";
import { askPaths, dyadsOf, pathPanel } from "./path.js";
import { filters } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Change} Change
 * @typedef {import("./graph-view.js").Picture} Picture
 * @typedef {import("./statement-card.js").Statement} Statement
 * @typedef {object} Around What the panels need of the page.
 * @property {(change: Change) => void} go
 * @property {() => Picture} picture
 * @property {(id: string) => string} name what an actor is called
 * @property {(dyads: Map<string, string> | null) => void} standOut
 * @property {(dyads: string[]) => Promise<void>} include brings dyads into the picture that were left out
 * @property {((article: import("./articles.js").Article) => void) | null} remove takes an article out, where that is offered
 */

export class Side {
  /**
   * @param {import("./panel.js").Panel} panel
   * @param {Around} around
   */
  constructor(panel, around) {
    this.panel = panel;
    this.around = around;
  }

  /** @param {State} state */
  show(state) {
    if (state.compare === undefined && state.path === undefined) this.around.standOut(null);
    if (state.read) return this.#article(state, state.read);
    if (state.compare !== undefined && !state.select) return this.#compare(state, state.compare);
    if (state.path !== undefined && !state.select) return this.#path(state, state.path);
    const choice = chosen(state.select);
    if (choice.kind === "dyad") return this.#dyad(state, choice);
    if (choice.kind === "actor") return this.#actor(state, choice.actor);
    return this.panel.close();
  }

  /**
   * @param {State} state
   * @param {{ a: string, b: string, id: string, relation: string | null, source: string | null }} choice
   */
  #dyad(state, choice) {
    const { go, name, picture } = this.around;
    return this.panel.show({
      title: `${name(choice.a)} and ${name(choice.b)}`,
      overline: "Relations",
      close: () => go({ select: null }),
      back: this.#back(state),
      draw: () =>
        dyadPanel({
          ...choice,
          dyad: picture().dyads.get(choice.id),
          filters: filters(state),
          name,
          choose: (select) => go({ select }),
          read: (statement) => this.#read(statement),
        }),
    });
  }

  /**
   * @param {State} state
   * @param {string} id
   */
  #actor(state, id) {
    const { go, name, picture } = this.around;
    return this.panel.show({
      title: name(id),
      overline: "Actor",
      close: () => go({ select: null }),
      back: this.#back(state),
      draw: () =>
        actorPanel({
          id,
          dyads: [...picture().dyads.values()].filter(({ a, b }) => a === id || b === id),
          name,
          choose: (select) => go({ select }),
          only: () => go({ about: id, counterpart: null }),
          all: state.about === id ? () => go({ about: null }) : null,
          path: () => go({ path: `${id}~`, select: null }),
        }),
    });
  }

  /**
   * @param {State} state
   * @param {string} id
   */
  #article(state, id) {
    const { go, remove } = this.around;
    const behind = state.select || state.path || state.compare;
    return this.panel.show({
      title: "Article",
      close: () => go({ read: null, at: null, select: null, path: null, compare: null }),
      back: behind ? () => go({ read: null, at: null }) : null,
      reading: true,
      draw: () => articleView(id, state.at, { point: (at) => go({ at }), remove }),
      entitle: async () => {
        const { title, name } = await article(id);
        return title ?? name;
      },
    });
  }

  /**
   * @param {State} state
   * @param {string} dates
   */
  #compare(state, dates) {
    const { go, name, standOut } = this.around;
    const [first = "", second = ""] = dates.split("~");
    return this.panel.show({
      title: "Two dates compared",
      close: () => go({ compare: null }),
      draw: async () => {
        const found = first && second ? await this.#changes(state, first, second) : null;
        standOut(found && classes(found, ({ source, target }) => dyadId(source, target)));
        return comparePanel({
          first,
          second,
          changes: found,
          name,
          ask: (from, to) => go({ compare: `${from}~${to}` }),
          choose: (select) => go({ select }),
        });
      },
    });
  }

  /**
   * @param {State} state
   * @param {string} first
   * @param {string} second
   */
  async #changes(state, first, second) {
    const { since: _since, until: _until, ...rest } = filters(state);
    const [before, after] = await Promise.all([
      askGraph({ ...rest, until: first }, String(MOST)),
      askGraph({ ...rest, since: dayAfter(first), until: second }, String(MOST)),
    ]);
    return changes(before, after);
  }

  /**
   * @param {State} state
   * @param {string} ends
   */
  #path(state, ends) {
    const { go, name, standOut, include } = this.around;
    const [source = "", target = ""] = ends.split("~");
    const end = (/** @type {string} */ id) => (id ? { id, name: name(id) } : null);
    return this.panel.show({
      title: source && target ? `From ${name(source)} to ${name(target)}` : "A path between two actors",
      close: () => go({ path: null }),
      draw: async () => {
        const paths = source && target ? await askPaths(source, target, filters(state)) : null;
        const dyads = paths?.length ? dyadsOf(paths) : null;
        if (dyads) await include([...dyads.keys()]);
        standOut(dyads);
        return pathPanel({
          source: end(source),
          target: end(target),
          paths,
          ask: (from, to) => go({ path: `${from}~${to}` }),
          choose: (select) => go({ select }),
          read: (statement) => this.#read(statement),
        });
      },
    });
  }

  /** @param {State} state */
  #back(state) {
    const behind = state.compare !== undefined || state.path !== undefined;
    return behind ? () => this.around.go({ select: null }) : null;
  }

  /** @param {Statement} statement */
  #read(statement) {
    this.around.go({ read: statement.evidence.article, at: statement.id });
  }
}
