/** Where a sign stands inside an area: its point farthest from every edge, found once. */

import { ringsOf } from "./outlines.js";

const known = new WeakMap();
/** How often the cells that may hold a better point are quartered. */
const ROUNDS = 4;
const MOST_CELLS = 12;
/** A place must be so many times as far from the edges to be searched for, or to be taken. */
const WORTH = 1.06;
const NEARLY = 1.1;

/** Place (x, y) and its distance to the nearest edge; `reach` is not positive if there is none. */
export function spotOf(outlines, i) {
  if (!known.has(outlines)) known.set(outlines, new Array(outlines.count));
  const spots = known.get(outlines);
  spots[i] ??= farthest(ringsOf(outlines.paths[i]), outlines.boxes.subarray(i * 4, i * 4 + 4));
  return spots[i];
}

/** Searches cell by cell; cells that cannot hold a better point are left out. */
function farthest(rings, [left, top, right, bottom]) {
  const [wide, tall] = [right - left, bottom - top];
  let half = Math.max(Math.min(wide, tall) / 4, Math.max(wide, tall) / (2 * MOST_CELLS));
  const probe = (x, y) => ({ x, y, reach: reachAt(rings, x, y) });
  const middle = probe(...centroid(rings));
  let best = middle;
  const take = (x, y) => {
    const cell = probe(x, y);
    if (cell.reach > best.reach) best = cell;
    return cell;
  };
  let cells = [];
  for (let y = top + half; y < bottom + half; y += 2 * half) {
    for (let x = left + half; x < right + half; x += 2 * half) cells.push(take(x, y));
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const far = half * Math.SQRT2;
    const open = cells.filter(({ reach }) => reach + far > best.reach * WORTH);
    half /= 2;
    cells = open.flatMap((cell) => quarters(cell, half).map(([x, y]) => take(x, y)));
  }
  // To the eye the middle is the best place unless there is hardly room.
  return middle.reach * NEARLY >= best.reach ? middle : best;
}

function quarters({ x, y }, half) {
  return [-half, half].flatMap((dy) => [-half, half].map((dx) => [x + dx, y + dy]));
}

/** Distance from (x, y) to the nearest edge, negative outside. */
function reachAt(rings, x, y) {
  let inside = false;
  let least = Infinity;
  for (const ring of rings) {
    let ax = ring[ring.length - 2] - x;
    let ay = ring[ring.length - 1] - y;
    for (let n = 0; n < ring.length; n += 2) {
      const bx = ring[n] - x;
      const by = ring[n + 1] - y;
      if (ay > 0 !== by > 0 && ax - (ay * (bx - ax)) / (by - ay) > 0) inside = !inside;
      least = Math.min(least, toSegment(ax, ay, bx - ax, by - ay));
      ax = bx;
      ay = by;
    }
  }
  return inside ? Math.sqrt(least) : -Math.sqrt(least);
}

/** Squared distance from the origin to the segment from (x, y) along (dx, dy). */
function toSegment(x, y, dx, dy) {
  const length = dx * dx + dy * dy;
  const share = length > 0 ? Math.max(0, Math.min(1, -(x * dx + y * dy) / length)) : 0;
  const nearX = x + share * dx;
  const nearY = y + share * dy;
  return nearX * nearX + nearY * nearY;
}

/** Centre of mass of the largest ring, or its first point where it has no surface. */
function centroid(rings) {
  let largest = { twice: 0, at: [rings[0]?.[0] ?? 0, rings[0]?.[1] ?? 0] };
  for (const ring of rings) {
    let [twice, sumX, sumY] = [0, 0, 0];
    for (let n = 0, m = ring.length - 2; n < ring.length; m = n, n += 2) {
      const cross = ring[m] * ring[n + 1] - ring[n] * ring[m + 1];
      twice += cross;
      sumX += (ring[m] + ring[n]) * cross;
      sumY += (ring[m + 1] + ring[n + 1]) * cross;
    }
    const at = [sumX / (3 * twice), sumY / (3 * twice)];
    if (Math.abs(twice) > Math.abs(largest.twice)) largest = { twice, at };
  }
  return largest.at;
}
