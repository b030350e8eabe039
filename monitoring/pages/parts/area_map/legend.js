/** The legend: class limits, counts and names of the hatchings; pointing at one dims the rest. */

import { counted, html, svg, worded } from "./element.js";
import { glyphAttributes, inkOn } from "./glyphs.js";
import { fillOf, patterns } from "./patterns.js";
import { SYMBOLS } from "./marks.js";

export class Legend {
  /** `dim(key | null)` is called while an entry is pointed at or held. */
  constructor(box, prefix, dim) {
    this.box = box;
    this.prefix = `${prefix}-legend`;
    this.dim = dim;
    this.held = null;
    this.symbols = 0;
    this.title = html("p", { class: "legend-title" });
    this.list = html("ul");
    this.extra = html("ul", { class: "legend-points" });
    const defs = svg("svg", { class: "defs", "aria-hidden": "true" }, ...patterns(this.prefix));
    box.append(defs, this.title, this.list, this.extra);
  }

  show({ legend, colors, labels, symbols }) {
    this.entries = legend.entries.length;
    this.#hide();
    const said = JSON.stringify([legend, colors, labels.areas_n, symbols]);
    if (said === this.said) return;
    this.said = said;
    this.title.replaceChildren(legend.title ?? "");
    if (legend.unit) this.title.append(" ", html("span", { class: "unit" }, `(${legend.unit})`));
    if (!legend.entries.some((entry) => entry.key === this.held)) this.#hold(null);
    const most = Math.max(1, ...legend.entries.map((entry) => entry.count ?? 0));
    const entries = legend.entries.map((entry) => {
      const swatch = this.#swatch(entry.key, colors, symbols?.[entry.key]);
      return this.#entry(entry, swatch, labels, most);
    });
    const focused = this.box.getRootNode().activeElement?.dataset?.key;
    this.list.replaceChildren(...entries);
    if (focused) this.list.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }

  #entry({ key, text, count }, swatch, labels, most) {
    const number = counted(count, labels);
    const one = count === 1 ? labels.area_1 : "";
    const said = one || worded(labels.areas_n ?? "{n}", { n: number });
    const share = `width:${((count ?? 0) / most) * 100}%`;
    const button = html(
      "button",
      {
        type: "button",
        "data-key": key,
        "aria-pressed": String(this.held === key),
        onpointerenter: (event) => event.pointerType === "touch" || this.dim(key),
        onpointerleave: () => this.dim(this.held),
        onfocus: (event) => event.target.matches(":focus-visible") && this.dim(key),
        onblur: () => this.dim(this.held),
        onclick: () => this.#hold(this.held === key ? null : key),
      },
      swatch,
      html("span", { class: "limits" }, text),
      html("span", { class: "share" }, html("i", { style: share })),
      html("span", { class: "count", "aria-hidden": "true" }, number),
      number ? html("span", { class: "words" }, said) : null,
    );
    return html("li", null, button);
  }

  #swatch(key, colors, sign) {
    const fill = fillOf(key, colors, this.prefix);
    const area = svg("rect", { width: 22, height: 14, fill });
    const glyph = sign && svg("text", glyphAttributes(inkOn(key, colors), 11, 7), sign);
    const frame = { class: "swatch", viewBox: "0 0 22 14", "aria-hidden": "true" };
    return svg("svg", frame, area, glyph || null);
  }

  /** A map that explains nothing needs no room for a legend. */
  #hide() {
    this.box.hidden = !this.entries && !this.symbols;
  }

  #hold(key) {
    this.held = key;
    for (const button of this.list.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.key === key));
    }
    this.dim(key);
  }

  /** Names the symbols of places, one line per kind. */
  points(kinds, label) {
    const lines = kinds.map((kind, n) => {
      const { cap, inner } = SYMBOLS[n % SYMBOLS.length];
      const names = inner ? ["edge", "spot", "core"] : ["edge", "spot"];
      const dots = names.map((name) =>
        svg("path", { class: name, d: "M11,7h0", "stroke-linecap": cap }),
      );
      const frame = { class: "swatch bare", viewBox: "0 0 22 14", "aria-hidden": "true" };
      const swatch = svg("svg", frame, ...dots);
      return html("li", { class: "point" }, swatch, kinds.length > 1 && kind ? kind : label);
    });
    this.extra.replaceChildren(...lines);
    this.symbols = lines.length;
    this.#hide();
  }
}
