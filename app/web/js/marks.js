// Text cut where evidence begins and ends. Offsets count Unicode code points, JavaScript's strings do not.

/**
 * @typedef {{ start: number, end: number, id: string }} Mark
 * @typedef {{ text: string, ids: string[] }} Piece A stretch of text and the marks that lie on all of it.
 */

/** A text that is cut by code points. */
export class CodePoints {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    /** @type {number[] | null} the place of each code point, null where every one is one unit long */
    this.units = /[\uD800-\uDBFF]/.test(text) ? places(text) : null;
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  slice(start, end) {
    if (!this.units) return this.text.slice(start, end);
    return this.text.slice(this.units[start] ?? this.text.length, this.units[end] ?? this.text.length);
  }

  get length() {
    return this.units ? this.units.length : this.text.length;
  }
}

/** @param {string} text */
function places(text) {
  const found = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) found.push(at);
  return found;
}

/**
 * The pieces of a stretch of text, in order; marks may overlap.
 * @param {CodePoints} text
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks
 * @returns {Piece[]}
 */
export function pieces(text, start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(mark.start, start));
    cuts.add(Math.min(mark.end, end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((edge, index) => {
    const from = edges[index] ?? start;
    const ids = inside.filter((mark) => mark.start <= from && mark.end >= edge).map(({ id }) => id);
    return { text: text.slice(from, edge), ids };
  });
}
