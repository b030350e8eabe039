/** The columns of the table: what stands in them and by what they are sorted. */

import { areNumbers, keysOf, ordered, ranksOf, readerOf } from "./order.js";
import { isClass } from "./shown.js";

/** Name, id and value come first; what follows is told apart by its label. */
export const FIXED = 3;

const ranks = new WeakMap();

export class Columns {
  constructor(shown, wanted) {
    const { labels, legend, outlines, plain, values } = shown;
    this.language = labels.language ?? "de";
    this.collator = new Intl.Collator(this.language, { numeric: true });
    const rank = this.#rank(outlines);
    this.rank = rank;
    const numbers = outlines.ids.map((_, i) => (Number.isFinite(values[i]) ? values[i] : null));
    this.list = [
      { label: wanted.name, texts: outlines.names, keys: [...rank] },
      { label: wanted.id, texts: outlines.ids, keys: outlines.ids },
      { label: wanted.value, unit: legend?.unit, texts: plain, keys: numbers, number: true },
      ...this.#more(shown, wanted.columns ?? []),
    ];
  }

  /** Words that stand for a gap in the values ("geheim") stand for one in other columns too. */
  #more({ classes, outlines, plain }, columns) {
    const read = readerOf(this.language);
    const gaps = new Set(["", "–", ...plain.filter((_, i) => !isClass(classes[i]))]);
    return columns.map(({ label, texts }) => {
      const lines = (texts ?? "").split("\n");
      const filled = outlines.ids.map((_, i) => lines[i] ?? "");
      const keys = keysOf(filled, gaps, read);
      return { label, texts: filled, keys, number: areNumbers(keys) };
    });
  }

  order(at, descending) {
    return ordered(this.list[at].keys, descending, this.collator, this.rank);
  }

  /** Place of every area by name, found once per outlines and language. */
  #rank(outlines) {
    const known = ranks.get(outlines);
    if (known?.language === this.language) return known.rank;
    const { names } = outlines;
    const rank = ranksOf(ordered(names, false, this.collator, [...names.keys()]));
    ranks.set(outlines, { language: this.language, rank });
    return rank;
  }
}
