/** Signs inside the areas that say what the colour says, at the same size whatever the zoom. */

import { set, svg } from "./element.js";
import { groundOf } from "./patterns.js";
import { spotOf } from "./spots.js";

/** Fonts whose triangles, diamonds and arrows are of even size; pixels on screen. */
export const GLYPH = { font: "'DejaVu Sans','Segoe UI Symbol','Apple Symbols',sans-serif", size: 12 };
/** From the line on which a sign stands up to its middle, in sign sizes. */
const MIDDLE = 0.32;
const HALO = 1.8;
/** Pixels across below which an area is too small for its sign. */
const LEAST = 9;
const DARK = { ink: "#14171d", halo: "#ffffff" };
const LIGHT = { ink: "#ffffff", halo: "#14171d" };

/** Ink and halo that stand out on a class: black and white meet equal contrast at 0.179 (WCAG). */
export function inkOn(key, colors) {
  const found = /^#([0-9a-f]{6})$/i.exec(groundOf(key, colors));
  if (!found) return DARK;
  const parts = [0, 2, 4].map((at) => parseInt(found[1].slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? DARK : LIGHT;
}

/** The signs that have room at `k` pixels to the unit of the map, of all areas or of these. */
export function glyphsOf({ symbols, classes, colors, outlines }, k, positions) {
  if (!symbols) return [];
  const { boxes, paths } = outlines;
  const looks = new Map(
    Object.entries(symbols).map(([key, sign]) => [key, { key, sign, ...inkOn(key, colors) }]),
  );
  const found = [];
  for (const i of positions ?? paths.keys()) {
    const look = looks.get(classes[i]);
    const b = i * 4;
    const narrow = Math.min(boxes[b + 2] - boxes[b], boxes[b + 3] - boxes[b + 1]);
    if (!look?.sign || !paths[i] || narrow * k < LEAST) continue;
    const { x, y, reach } = spotOf(outlines, i);
    if (2 * reach * k >= LEAST) found.push({ i, x, y, ...look });
  }
  return found;
}

/** The signs as text elements, one per area for as long as the outlines stay. */
export class SvgGlyphs {
  constructor(layer) {
    this.layer = layer;
    this.texts = [];
    this.k = 1;
    this.keep = null;
    layer.replaceChildren();
  }

  paint(shown) {
    this.shown = shown;
    this.#draw();
  }

  moved({ k }) {
    if (k === this.k) return;
    this.k = k;
    if (this.shown) this.#draw();
  }

  dim(keep) {
    this.keep = keep;
    for (const text of this.layer.children) this.#fade(text);
  }

  #draw() {
    if (!this.shown.symbols && !this.layer.firstChild) return;
    const glyphs = glyphsOf(this.shown, this.k);
    set(this.layer, "font-size", String(GLYPH.size / this.k));
    set(this.layer, "stroke-width", String(HALO / this.k));
    const wanted = new Set(glyphs.map(({ i }) => String(i)));
    for (const text of [...this.layer.children]) if (!wanted.has(text.dataset.of)) text.remove();
    for (const glyph of glyphs) this.#place(glyph);
  }

  #place({ i, x, y, key, sign, ink, halo }) {
    const text = (this.texts[i] ??= svg("text", { x, y, dy: `${MIDDLE}em`, "data-of": i }));
    if (text.textContent !== sign) text.textContent = sign;
    set(text, "fill", ink);
    set(text, "stroke", halo);
    set(text, "data-c", key);
    this.#fade(text);
    if (!text.parentNode) this.layer.append(text);
  }

  #fade(text) {
    text.classList.toggle("dim", this.keep !== null && text.dataset.c !== this.keep);
  }
}

/** Draws signs on a canvas whose unit is the pixel of the page. */
export function drawGlyphs(pen, glyphs, { k, x, y }, strength) {
  pen.font = `${GLYPH.size}px ${GLYPH.font}`;
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.lineWidth = HALO;
  for (const glyph of glyphs) {
    const at = [glyph.x * k + x, glyph.y * k + y + MIDDLE * GLYPH.size];
    pen.globalAlpha = strength(glyph.key);
    pen.strokeStyle = glyph.halo;
    pen.strokeText(glyph.sign, ...at);
    pen.fillStyle = glyph.ink;
    pen.fillText(glyph.sign, ...at);
  }
  pen.globalAlpha = 1;
}

/** Attributes of a sign in a drawing of its own, its middle at (x, y), `unit` to a pixel. */
export function glyphAttributes({ ink, halo }, x, y, unit = 1) {
  return {
    x,
    y: y + MIDDLE * GLYPH.size * unit,
    fill: ink,
    stroke: halo,
    "stroke-width": HALO * unit,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
    "text-anchor": "middle",
    "font-size": GLYPH.size * unit,
    "font-family": GLYPH.font,
  };
}
