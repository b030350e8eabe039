/** The map as a picture of its own: title, map as seen, legend, sources; nothing from elsewhere. */

import { counted } from "./element.js";
import { glyphAttributes, glyphsOf, inkOn } from "./glyphs.js";
import { BORDER, fillOf, HATCHES } from "./patterns.js";
import { SYMBOLS } from "./marks.js";

const WIDE = 1200;
const MARGIN = 40;
const MAP = 820;
const SIDE = 270;
const INK = "#1f2430";
const SOFT = "#4a5160";

/** `scene` has shown, view, chosen (positions), points, kinds, pointLabel, title and lines. */
export function pictureOf(scene) {
  const seen = seenPart(scene.view);
  const scale = MAP / seen.width;
  const room = WIDE - 2 * MARGIN;
  const title = wrapped(scene.title, "600 26px sans-serif", room);
  const top = MARGIN + title.length * 34 + 14;
  const tall = Math.round(seen.height * scale);
  const legend = legendOf(scene, MARGIN + MAP + 30, top + 10);
  const sources = scene.lines.flatMap((line) => wrapped(line, "14px sans-serif", room));
  const foot = Math.max(top + tall, legend.bottom) + 36;
  const height = foot + sources.length * 20 + MARGIN - 20;
  const frame = `x="${MARGIN}" y="${top}" width="${MAP}" height="${tall}"`;
  const part = `viewBox="${seen.left} ${seen.top} ${seen.width} ${seen.height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${height}"`,
    ` viewBox="0 0 ${WIDE} ${height}" font-family="sans-serif" role="img"`,
    ` aria-label="${escaped(scene.title)}">`,
    `<defs>${tiles("legend", 1)}${tiles("map", 1 / scale)}</defs>`,
    `<rect width="${WIDE}" height="${height}" fill="#ffffff"/>`,
    written(title, MARGIN, MARGIN + 22, 34, `font-size="26" font-weight="600" fill="${INK}"`),
    `<svg ${frame} ${part}>${mapOf(scene, scale, seen)}</svg>`,
    legend.markup,
    written(sources, MARGIN, foot, 20, `font-size="14" fill="${SOFT}"`),
    "</svg>",
  ].join("\n");
}

/** The part of the map on screen, without the empty margin around a map seen whole. */
function seenPart(view) {
  const [left, top] = view.place(0, 0).map((edge) => Math.max(-2, edge));
  const [right, bottom] = view.place(view.width, view.height);
  const width = Math.min(view.size.width + 2, right) - left;
  const height = Math.min(view.size.height + 2, bottom) - top;
  const round = (number) => Math.round(number * 10) / 10;
  return { left: round(left), top: round(top), width: round(width), height: round(height) };
}

function mapOf({ shown, chosen, points, kinds }, scale, seen) {
  const { outlines, classes, colors } = shown;
  const wide = (pixels) => (pixels / scale).toFixed(2);
  const areas = [];
  for (let i = 0; i < outlines.count; i += 1) {
    if (!outlines.paths[i] || !overlaps(outlines.boxes, i, seen)) continue;
    areas.push(`<path d="${outlines.paths[i]}" fill="${fillOf(classes[i], colors, "map")}"/>`);
  }
  const border = Math.min(0.6, Math.max(0.12, MAP / Math.sqrt(areas.length) / 40));
  const frame = `stroke="${BORDER}" stroke-width="${wide(border)}" stroke-linejoin="round"`;
  const line = (d, color, pixels) =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${wide(pixels)}"/>`;
  const spot = ({ x, y, kind }) => symbol(x, y, kinds.indexOf(kind ?? ""), 1 / scale);
  const [casing, inner] = chosen.length > 12 ? [3.6, 1.8] : [5.5, 2.6];
  const marked = chosen.map((i) => outlines.paths[i]).join("");
  return [
    `<g fill-rule="evenodd" ${frame}>${areas.join("\n")}</g>`,
    signsOf(shown, seen, scale),
    outlines.above ? line(outlines.above, "#3d4450", 1.1) : "",
    marked ? line(marked, "#ffffff", casing) + line(marked, "#14171d", inner) : "",
    points.map(spot).join(""),
  ].join("\n");
}

function signsOf(shown, seen, scale) {
  const { left, top, width, height } = seen;
  return glyphsOf(shown, scale)
    .filter(({ x, y }) => x > left && y > top && x < left + width && y < top + height)
    .map((glyph) => signed(glyph.sign, glyphAttributes(glyph, glyph.x, glyph.y, 1 / scale)))
    .join("\n");
}

function signed(sign, attributes) {
  const said = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return `<text ${said.join(" ")}>${escaped(sign)}</text>`;
}

function overlaps(boxes, i, { left, top, width, height }) {
  const b = i * 4;
  const across = boxes[b] <= left + width && boxes[b + 2] >= left;
  return across && boxes[b + 1] <= top + height && boxes[b + 3] >= top;
}

function symbol(x, y, kind, unit) {
  const { cap, inner } = SYMBOLS[kind % SYMBOLS.length];
  const fill = inner ? "#ffffff" : "#2a2f3a";
  const edge = inner ? "#2a2f3a" : "#ffffff";
  const style = `fill="${fill}" stroke="${edge}" stroke-width="${1.4 * unit}"`;
  const r = 3.4 * unit;
  if (cap === "round") return `<circle cx="${x}" cy="${y}" r="${r}" ${style}/>`;
  return `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" ${style}/>`;
}

function legendOf({ shown, kinds, pointLabel }, x, top) {
  const { legend, colors, symbols } = shown;
  const unit = legend.unit ? ` (${legend.unit})` : "";
  const title = wrapped(`${legend.title ?? ""}${unit}`, "600 15px sans-serif", SIDE);
  const parts = [written(title, x, top, 20, `font-size="15" font-weight="600" fill="${INK}"`)];
  let y = top + title.length * 20 + 2;
  for (const { key, text, count } of legend.entries) {
    const fill = fillOf(key, colors, "legend");
    const look = `fill="${fill}" stroke="${BORDER}" stroke-width="0.8"`;
    parts.push(`<rect x="${x}" y="${y}" width="26" height="16" ${look}/>`);
    const sign = symbols?.[key];
    if (sign) parts.push(signed(sign, glyphAttributes(inkOn(key, colors), x + 13, y + 8)));
    parts.push(written([text], x + 36, y + 13, 0, `font-size="14" fill="${INK}"`));
    const style = `font-size="14" fill="${SOFT}" text-anchor="end"`;
    parts.push(written([counted(count, shown.labels)], x + SIDE, y + 13, 0, style));
    y += 24;
  }
  kinds.forEach((kind, n) => {
    parts.push(symbol(x + 13, y + 8, n, 1));
    const text = kinds.length > 1 && kind ? kind : pointLabel;
    parts.push(written([text], x + 36, y + 13, 0, `font-size="14" fill="${INK}"`));
    y += 24;
  });
  return { markup: parts.join("\n"), bottom: y };
}

function tiles(prefix, unit) {
  return Object.entries(HATCHES)
    .map(([key, { size, ground, ink, width, d }]) => {
      const place = `width="${size}" height="${size}" patternUnits="userSpaceOnUse"`;
      const line = `<path d="${d}" stroke="${ink}" stroke-width="${width}" fill="none"/>`;
      return (
        `<pattern id="${prefix}-${key}" ${place} patternTransform="scale(${unit})">` +
        `<rect width="${size}" height="${size}" fill="${ground}"/>${line}</pattern>`
      );
    })
    .join("");
}

function escaped(text) {
  return String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function written(texts, x, y, step, style) {
  return texts
    .map((text, n) => `<text x="${x}" y="${y + n * step}" ${style}>${escaped(text)}</text>`)
    .join("\n");
}

/** Breaks a text into lines that fit; SVG itself does not wrap. */
function wrapped(text, font, room) {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = font;
  const lines = [];
  for (const word of String(text ?? "").split(/\s+/)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && ruler.measureText(longer).width <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
