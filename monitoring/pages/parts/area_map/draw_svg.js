/** The areas as SVG: every area is an element with a name, a state and a place in the tab order. */

import { set, svg } from "./element.js";
import { SvgGlyphs } from "./glyphs.js";
import { fillOf, HATCHES } from "./patterns.js";

export class SvgAreas {
  constructor({ areas: layer, defs, glyphs, prefix }, outlines) {
    this.outlines = outlines;
    this.prefix = prefix;
    this.glyphs = new SvgGlyphs(glyphs);
    this.patterns = Object.keys(HATCHES).map((key) => defs.querySelector(`#${prefix}-${key}`));
    this.paths = outlines.paths.map((d, i) =>
      d ? svg("path", { d, class: "area", role: "button", tabindex: "-1", "data-i": i }) : null,
    );
    layer.replaceChildren(...this.paths.filter(Boolean));
    this.layer = layer;
    this.pressed = new Set();
  }

  /** Paints what differs from `before`, the update painted last (or null). */
  paint(shown, before) {
    const recolored = !before || before.colors.join() !== shown.colors.join();
    this.paths.forEach((path, i) => {
      if (!path) return;
      const key = shown.classes[i];
      if (recolored || before.classes[i] !== key) {
        path.setAttribute("fill", fillOf(key, shown.colors, this.prefix));
        path.setAttribute("data-c", key);
      }
      if (!before || before.lines[i] !== shown.lines[i]) {
        path.setAttribute("aria-label", shown.nameOf(i));
      }
    });
    this.glyphs.paint(shown);
  }

  press(positions) {
    const next = new Set(positions);
    this.paths.forEach((path, i) => {
      if (path) set(path, "aria-pressed", String(next.has(i)));
    });
  }

  dim(keep) {
    for (const path of this.paths) {
      if (path) path.classList.toggle("dim", keep !== null && path.dataset.c !== keep);
    }
    this.glyphs.dim(keep);
  }

  moved(view) {
    // Hatching keeps its width on screen while the map grows.
    for (const pattern of this.patterns) set(pattern, "patternTransform", `scale(${1 / view.k})`);
    this.glyphs.moved(view);
  }

  hit(event) {
    const position = event.target.dataset?.i;
    return position === undefined ? -1 : Number(position);
  }

  /** Makes an area the map's tab stop; `focusing` also moves the focus there. */
  stop(position, focusing) {
    const path = this.paths[position];
    if (!path) return;
    if (this.stopped !== path) this.stopped?.setAttribute("tabindex", "-1");
    this.stopped = path;
    path.setAttribute("tabindex", "0");
    if (focusing) path.focus({ preventScroll: true });
  }

  remove() {
    this.layer.replaceChildren();
    this.glyphs.layer.replaceChildren();
  }
}
