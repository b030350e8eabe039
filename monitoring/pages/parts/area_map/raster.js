/**
 * Which area each pixel belongs to: worked out once per view; new colours cost only a look-up.
 *
 * With tens of thousands of areas, filling each path again takes ten times as long.
 */

import { ringsOf } from "./outlines.js";

export class Raster {
  constructor(outlines) {
    this.rings = outlines.paths.map(ringsOf);
  }

  /** Takes a view (k, x, y, ratio in device pixels) and the positions of the areas in it. */
  lay({ k, x, y, ratio, width, height }, seen) {
    this.wide = Math.round(width * ratio);
    this.tall = Math.round(height * ratio);
    this.owners = new Int32Array(this.wide * this.tall).fill(-1);
    const scale = k * ratio;
    const rows = [];
    for (const position of seen) {
      const [first, last] = this.#cross(this.rings[position], scale, x * ratio, y * ratio, rows);
      for (let row = first; row <= last; row += 1) this.#own(rows, row, position);
    }
  }

  /** Collects per row of pixels where the outline crosses the row's middle line. */
  #cross(rings, scale, dx, dy, rows) {
    let [first, last] = [this.tall, -1];
    for (const ring of rings) {
      for (let n = 0, m = ring.length - 2; n < ring.length; m = n, n += 2) {
        const [ax, ay] = [ring[m] * scale + dx, ring[m + 1] * scale + dy];
        const [bx, by] = [ring[n] * scale + dx, ring[n + 1] * scale + dy];
        const from = Math.max(0, Math.ceil(Math.min(ay, by) - 0.5));
        const to = Math.min(this.tall - 1, Math.ceil(Math.max(ay, by) - 0.5) - 1);
        for (let row = from; row <= to; row += 1) {
          (rows[row] ??= []).push(ax + ((row + 0.5 - ay) * (bx - ax)) / (by - ay));
        }
        if (from <= to) {
          first = Math.min(first, from);
          last = Math.max(last, to);
        }
      }
    }
    return [first, last];
  }

  #own(rows, row, position) {
    const crossings = rows[row];
    if (!crossings?.length) return;
    if (crossings.length > 2) crossings.sort((a, b) => a - b);
    else if (crossings[0] > crossings[1]) crossings.reverse();
    const start = row * this.wide;
    for (let n = 0; n + 1 < crossings.length; n += 2) {
      const from = Math.max(0, Math.ceil(crossings[n] - 0.5));
      const to = Math.min(this.wide, Math.ceil(crossings[n + 1] - 0.5));
      if (from < to) this.owners.fill(position, start + from, start + to);
    }
    crossings.length = 0;
  }

  /** Paints every pixel in its area's class; `tiles` has {size, pixels} per class character. */
  paint(pen, classes, tiles) {
    const { wide, tall, owners } = this;
    const image = pen.createImageData(wide, tall);
    const pixels = new Uint32Array(image.data.buffer);
    const keys = Uint8Array.from(classes, (key) => key.charCodeAt(0));
    const byCode = [];
    for (const [key, tile] of tiles) byCode[key.charCodeAt(0)] = tile;
    for (let y = 0, at = 0; y < tall; y += 1) {
      for (let x = 0; x < wide; x += 1, at += 1) {
        const owner = owners[at];
        if (owner < 0) continue;
        const { size, pixels: colors } = byCode[keys[owner]];
        pixels[at] = size === 1 ? colors[0] : colors[(y % size) * size + (x % size)];
      }
    }
    pen.putImageData(image, 0, 0);
  }
}
