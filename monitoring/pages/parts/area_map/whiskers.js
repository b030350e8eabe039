/** The interval of every value on the ranking strip: a line over each bar, or one band of many. */

import { set, svg } from "./element.js";

/** Bars narrower than this (pixels) share a band. */
const LEAST = 3;
const CAP = 4;

export class Whiskers {
  constructor(sheet) {
    const path = (name) => sheet.appendChild(svg("path", { class: name }));
    this.band = path("whisker-band");
    this.lines = [path("whisker-casing"), path("whisker")];
    this.take(null, []);
  }

  /** Takes the ends per area and the ranked positions; what is no number has no interval. */
  take(whiskers, positions) {
    this.low = whiskers?.low ?? [];
    this.high = whiskers?.high ?? [];
    this.positions = positions;
  }

  has(position) {
    return Number.isFinite(this.low[position]) && Number.isFinite(this.high[position]);
  }

  /** Lowest and highest end of all. */
  get extent() {
    let [least, most] = [Infinity, -Infinity];
    for (const position of this.positions) {
      if (!this.has(position)) continue;
      least = Math.min(least, this.low[position]);
      most = Math.max(most, this.high[position]);
    }
    return [least, most];
  }

  /** `y` gives the place of a value; `count` bars stand for the ranked areas. */
  draw(width, count, y) {
    const step = width / this.positions.length;
    const single = step >= LEAST;
    const lines = single ? this.#lines(step, y) : "";
    for (const path of this.lines) set(path, "d", lines);
    set(this.lines[0], "stroke-width", String(Math.min(3, step * 0.6)));
    set(this.band, "d", single ? "" : this.#band(width, count, y));
  }

  #lines(step, y) {
    const parts = Array.from(this.positions, (position, rank) => {
      if (!this.has(position)) return "";
      const x = ((rank + 0.5) * step).toFixed(1);
      return `M${x},${y(this.low[position]).toFixed(1)}V${y(this.high[position]).toFixed(1)}`;
    });
    return parts.join("");
  }

  /** Steps along the upper ends and back along the lower ones; a bar without ends parts it. */
  #band(width, count, y) {
    const runs = [[]];
    for (let n = 0; n < count; n += 1) {
      const ends = this.#ends(n, count);
      if (!ends) runs.push([]);
      else runs.at(-1).push([n, ...ends]);
    }
    const step = width / count;
    const along = (n, value) => {
      const at = y(value).toFixed(1);
      return [`${(n * step).toFixed(1)},${at}`, `${((n + 1) * step).toFixed(1)},${at}`];
    };
    return runs.filter((run) => run.length).map((run) => {
      const upper = run.flatMap(([n, , high]) => along(n, high));
      const lower = run.flatMap(([n, low]) => along(n, low)).reverse();
      return `M${[...upper, ...lower].join("L")}Z`;
    }).join("");
  }

  /** Lowest and highest end among the neighbours for which one bar stands. */
  #ends(n, count) {
    const { length } = this.positions;
    let [low, high] = [Infinity, -Infinity];
    for (let at = Math.floor((n / count) * length); at < ((n + 1) / count) * length; at += 1) {
      const position = this.positions[at];
      if (!this.has(position)) continue;
      low = Math.min(low, this.low[position]);
      high = Math.max(high, this.high[position]);
    }
    return low <= high ? [low, high] : null;
  }

  /** The interval of one area with caps at its ends, or nothing. */
  capped(position, x, y) {
    if (!this.has(position)) return "";
    const [bottom, top] = [y(this.low[position]), y(this.high[position])].map((at) => at.toFixed(1));
    const left = (x - CAP).toFixed(1);
    return `M${left},${bottom}h${2 * CAP}M${left},${top}h${2 * CAP}M${x.toFixed(1)},${bottom}V${top}`;
  }
}
