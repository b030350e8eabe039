/** Colours of classes and hatchings of statuses, the same on screen, in legend and pictures. */

import { svg } from "./element.js";

/** One tile per status without a class; the lines tell them apart without colour. */
export const HATCHES = {
  s: { size: 6, ground: "#f3f4f6", ink: "#4a5160", width: 1.3, d: "M-1,1l2,-2M0,6l6,-6M5,7l2,-2" },
  x: { size: 6, ground: "#dfe2e7", ink: "#6b7280", width: 0.9, d: "M0,0l6,6M6,0l-6,6" },
  n: { size: 8, ground: "#f6f7f8", ink: "#8b929d", width: 0.9, d: "M0,4h8" },
};

/** Line between areas: 3:1 against white and against the dark theme. */
export const BORDER = "#7a828e";

export function groundOf(key, colors) {
  // Behind nine come the capital letters; small ones are hatchings.
  return HATCHES[key]?.ground ?? colors[parseInt(key, 36)] ?? HATCHES.n.ground;
}

/** What an SVG `fill` says; `prefix` keeps the pattern names of several maps apart. */
export function fillOf(key, colors, prefix) {
  return key in HATCHES ? `url(#${prefix}-${key})` : groundOf(key, colors);
}

export function patterns(prefix) {
  return Object.entries(HATCHES).map(([key, hatch]) =>
    svg(
      "pattern",
      {
        id: `${prefix}-${key}`,
        width: hatch.size,
        height: hatch.size,
        patternUnits: "userSpaceOnUse",
      },
      svg("rect", { width: hatch.size, height: hatch.size, fill: hatch.ground }),
      svg("path", { d: hatch.d, stroke: hatch.ink, "stroke-width": hatch.width, fill: "none" }),
    ),
  );
}

/** A canvas with one tile of a class or status, `ratio` device pixels to one of the page. */
export function tileOf(key, colors, ratio, opacity = 1) {
  const hatch = HATCHES[key];
  const tile = document.createElement("canvas");
  tile.width = tile.height = hatch ? Math.round(hatch.size * ratio) : 1;
  const pen = tile.getContext("2d", { willReadFrequently: true });
  pen.globalAlpha = opacity;
  pen.fillStyle = groundOf(key, colors);
  pen.fillRect(0, 0, tile.width, tile.height);
  if (!hatch) return tile;
  pen.scale(tile.width / hatch.size, tile.height / hatch.size);
  pen.strokeStyle = hatch.ink;
  pen.lineWidth = hatch.width;
  pen.stroke(new Path2D(hatch.d));
  return tile;
}

/** The same tile as numbers, for painting pixel by pixel. */
export function pixelsOf(tile) {
  const size = tile.width;
  const { data } = tile.getContext("2d").getImageData(0, 0, size, size);
  return { size, pixels: new Uint32Array(data.buffer) };
}

/** A canvas fill whose lines keep their width on screen whatever the zoom. */
export function canvasFill(pen, key, colors, scale, ratio) {
  if (!(key in HATCHES)) return groundOf(key, colors);
  const pattern = pen.createPattern(tileOf(key, colors, ratio), "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / (scale * ratio)));
  return pattern;
}
