/** What lies above the areas: borders of the next level, places, selection, focus, lasso. */

import { set, svg } from "./element.js";

/** Looks of the symbols in the order in which kinds appear: told apart by form and filling. */
export const SYMBOLS = [
  { cap: "round", inner: false },
  { cap: "square", inner: false },
  { cap: "round", inner: true },
  { cap: "square", inner: true },
];
const REACH = 8;
const MANY = 12;
const CROWD = 400;

export class Marks {
  constructor(world, sheet) {
    const line = (name) => world.appendChild(svg("path", { class: name, "fill-rule": "evenodd" }));
    this.above = [line("casing next"), line("above")];
    this.chosen = [line("casing"), line("chosen")];
    this.symbols = world.appendChild(svg("g", { class: "symbols" }));
    this.hovered = [line("casing hover"), line("hovered")];
    this.focused = [line("casing focus"), line("focused")];
    this.rope = ["rope-casing", "rope"].map((name) =>
      sheet.appendChild(svg("path", { class: name })),
    );
    this.points = [];
  }

  show(outlines) {
    this.outlines = outlines;
    for (const path of this.above) set(path, "d", outlines.above ?? "");
    for (const pair of [this.chosen, this.hovered, this.focused]) this.#draw(pair, []);
  }

  choose(positions) {
    this.#draw(this.chosen, positions);
    for (const path of this.chosen) path.classList.toggle("many", positions.length > MANY);
  }

  hover(position) {
    this.#draw(this.hovered, position < 0 ? [] : [position]);
  }

  focus(position) {
    this.#draw(this.focused, position < 0 ? [] : [position]);
  }

  #draw(pair, positions) {
    const d = positions.map((i) => this.outlines.paths[i]).join("");
    for (const path of pair) set(path, "d", d);
  }

  lasso(points) {
    const d = points ? `M${points.map((at) => at.join()).join("L")}Z` : "";
    for (const path of this.rope) set(path, "d", d);
  }

  /** A line of no length with a round or square end is a symbol that never grows with the zoom. */
  place(points) {
    this.points = points;
    this.kinds = [...new Set(points.map((point) => point.kind ?? ""))];
    const layers = this.kinds.flatMap((kind, n) => {
      const d = points
        .filter((point) => (point.kind ?? "") === kind)
        .map((point) => `M${point.x},${point.y}h0`)
        .join("");
      const { cap, inner } = SYMBOLS[n % SYMBOLS.length];
      const names = inner ? ["edge", "spot", "core"] : ["edge", "spot"];
      return names.map((name) => svg("path", { class: name, d, "stroke-linecap": cap }));
    });
    this.symbols.classList.toggle("many", points.length > CROWD);
    this.symbols.replaceChildren(...layers);
  }

  /** The place under a point of the screen, or undefined. */
  pointAt(view, px, py) {
    let least = REACH;
    let found;
    for (const point of this.points) {
      const [x, y] = view.onScreen([point.x, point.y]);
      const far = Math.hypot(x - px, y - py);
      if (far < least) {
        least = far;
        found = point;
      }
    }
    return found;
  }
}
