/** The areas on canvas, for levels with thousands of them; one proxy element takes the focus. */

import { html } from "./element.js";
import { drawGlyphs, glyphsOf } from "./glyphs.js";
import { Grid } from "./grid.js";
import { BORDER, canvasFill, pixelsOf, tileOf } from "./patterns.js";
import { Raster } from "./raster.js";

const REST = 90;
const FAINT = 0.14;
/** Fewer areas are filled as paths, whose edges are smoother than pixels. */
const MOST_PATHS = 3000;

export class CanvasAreas {
  constructor({ areas, stage }, outlines) {
    this.stage = stage;
    areas.replaceChildren();
    this.outlines = outlines;
    this.fills = html("canvas", { class: "plate" });
    this.lines = html("canvas", { class: "plate" });
    this.signs = html("canvas", { class: "plate", hidden: "" });
    this.plates = [this.fills, this.lines, this.signs];
    this.proxy = html("div", { class: "proxy", tabindex: "0", role: "application" });
    stage.prepend(...this.plates, this.proxy);
    this.shapes = outlines.paths.map((d) => (d ? new Path2D(d) : null));
    this.scratch = document.createElement("canvas").getContext("2d");
    this.keep = null;
    this.focused = 0;
    this.pressed = new Set();
  }

  paint(shown, before) {
    const same = before && before.classes === shown.classes;
    this.shown = shown;
    const said = ({ colors, symbols }) => JSON.stringify([colors, symbols]);
    if (!same || said(before) !== said(shown)) this.#fill();
    this.#say();
  }

  press(positions) {
    this.pressed = new Set(positions);
    this.#say();
  }

  dim(keep) {
    this.keep = keep;
    this.#fill();
  }

  /** Moves the finished picture along at once and draws it sharp when the movement rests. */
  moved(view) {
    this.view = view;
    if (!this.drawn || this.drawn.width !== view.width || this.drawn.height !== view.height) {
      this.redraw();
      return;
    }
    const { drawn } = this;
    const scale = view.k / drawn.k;
    const shift = `translate(${view.x - drawn.x * scale}px, ${view.y - drawn.y * scale}px)`;
    for (const plate of this.plates) plate.style.transform = `${shift} scale(${scale})`;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.redraw(), REST);
  }

  redraw() {
    clearTimeout(this.resting);
    const { k, x, y, width, height } = this.view;
    if (!width || !height) return;
    const ratio = window.devicePixelRatio || 1;
    this.drawn = { k, x, y, width, height, ratio };
    for (const plate of [this.fills, this.lines]) this.#size(plate);
    for (const plate of this.plates) plate.style.transform = "";
    this.seen = this.#seen();
    this.laid = this.seen.length > MOST_PATHS;
    if (this.laid) {
      this.raster ??= new Raster(this.outlines);
      this.raster.lay(this.drawn, this.seen);
    }
    this.#fill();
    this.#rule();
  }

  #size(plate) {
    const { width, height, ratio } = this.drawn;
    plate.width = Math.round(width * ratio);
    plate.height = Math.round(height * ratio);
  }

  #pen(plate) {
    const { k, x, y, ratio } = this.drawn;
    const pen = plate.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, plate.width, plate.height);
    pen.setTransform(k * ratio, 0, 0, k * ratio, x * ratio, y * ratio);
    return pen;
  }

  #fill() {
    if (!this.drawn || !this.shown) return;
    const pen = this.#pen(this.fills);
    const strength = (key) => (this.keep === null || this.keep === key ? 1 : FAINT);
    if (this.laid) this.#pixels(pen, strength);
    else this.#paths(pen, strength);
    this.#sign(strength);
  }

  /** A plate of their own keeps the signs above the borders; without signs it has no pixels. */
  #sign(strength) {
    const { drawn, seen, shown, signs } = this;
    signs.hidden = !shown.symbols;
    if (signs.hidden) return;
    this.#size(signs);
    const pen = signs.getContext("2d");
    pen.scale(drawn.ratio, drawn.ratio);
    drawGlyphs(pen, glyphsOf(shown, drawn.k, seen), drawn, strength);
  }

  #pixels(pen, strength) {
    const { classes, colors } = this.shown;
    const tile = (key) => pixelsOf(tileOf(key, colors, this.drawn.ratio, strength(key)));
    const tiles = [...new Set(classes)].map((key) => [key, tile(key)]);
    this.raster.paint(pen, classes, tiles);
  }

  #paths(pen, strength) {
    const { k, ratio } = this.drawn;
    for (const [key, positions] of this.#byClass()) {
      pen.fillStyle = canvasFill(pen, key, this.shown.colors, k, ratio);
      pen.globalAlpha = strength(key);
      for (const i of positions) pen.fill(this.shapes[i], "evenodd");
    }
    pen.globalAlpha = 1;
  }

  #byClass() {
    const groups = new Map();
    for (const i of this.seen) {
      const key = this.shown.classes[i];
      if (groups.has(key)) groups.get(key).push(i);
      else groups.set(key, [i]);
    }
    return groups;
  }

  #seen() {
    const { k, x, y, width, height } = this.drawn;
    const { boxes, count } = this.outlines;
    const [left, top, right, bottom] = [-x / k, -y / k, (width - x) / k, (height - y) / k];
    const seen = [];
    for (let i = 0, b = 0; i < count; i += 1, b += 4) {
      if (boxes[b] > right || boxes[b + 1] > bottom) continue;
      if (boxes[b + 2] >= left && boxes[b + 3] >= top) seen.push(i);
    }
    return seen;
  }

  #rule() {
    const pen = this.#pen(this.lines);
    const { k, width, height } = this.drawn;
    const { seen } = this;
    // Borders as wide as on a coarse map would cover small areas altogether.
    const side = Math.sqrt((width * height) / Math.max(1, seen.length));
    pen.lineWidth = Math.min(0.6, Math.max(0.12, side / 40)) / k;
    pen.strokeStyle = BORDER;
    pen.lineJoin = "bevel";
    for (const i of seen) pen.stroke(this.shapes[i]);
  }

  hit(event) {
    const box = this.stage.getBoundingClientRect();
    const [x, y] = this.view.place(event.clientX - box.left, event.clientY - box.top);
    this.grid ??= new Grid(this.outlines);
    const contains = (i) => this.scratch.isPointInPath(this.shapes[i], x, y, "evenodd");
    return this.grid.at(x, y, contains);
  }

  stop(position, focusing) {
    this.focused = position;
    if (focusing) this.proxy.focus({ preventScroll: true });
    this.#say();
  }

  #say() {
    if (!this.shown) return;
    const { shown, focused } = this;
    const name = shown.nameOf(focused);
    const label = this.pressed.has(focused) ? `${name}, ${shown.labels.selected ?? ""}` : name;
    if (this.proxy.getAttribute("aria-label") !== label) {
      this.proxy.setAttribute("aria-label", label);
      this.onSay?.(label);
    }
  }

  remove() {
    clearTimeout(this.resting);
    for (const plate of this.plates) plate.remove();
    this.proxy.remove();
  }
}
