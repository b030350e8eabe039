/** The outlines of one level and edition: fetched once per address, with what follows from them. */

const loading = new Map();
const loaded = new Map();

/** The outlines if they are here already, so that an update paints without waiting. */
export function outlinesHere(address) {
  return loaded.get(address);
}

export function outlinesFrom(address) {
  if (!loading.has(address)) {
    const wanted = json(address).then((raw) => {
      const outlines = prepared(raw);
      loaded.set(address, outlines);
      return outlines;
    });
    loading.set(address, wanted);
    // A failed address may be asked for again with the next update.
    wanted.catch(() => loading.delete(address));
  }
  return loading.get(address);
}

export async function json(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

function prepared(raw) {
  const count = raw.ids.length;
  const boxes = new Float64Array(count * 4);
  const position = new Map();
  const centers = new Array(count);
  for (let i = 0; i < count; i += 1) {
    position.set(raw.ids[i], i);
    const box = boxOf(raw.paths[i]);
    boxes.set(box, i * 4);
    centers[i] = raw.centers?.[i] ?? (raw.paths[i] ? middle(box) : null);
  }
  const bare = [...raw.paths.keys()].filter((i) => !raw.paths[i]);
  return { ...raw, count, boxes, position, centers, bare };
}

function middle([left, top, right, bottom]) {
  return [(left + right) / 2, (top + bottom) / 2];
}

const [ZERO, NINE, MINUS, POINT] = [..."09-."].map((sign) => sign.charCodeAt(0));

/** Left, top, right, bottom; an empty path gives an empty box, which nothing overlaps. */
export function boxOf(path) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  walk(path, (x, y) => {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  });
  return box;
}

/**
 * Visits the points (x, y, whether a ring opens) of a path of M, L, H, V and Z in either case.
 *
 * Reads character codes, because a large city has a million points to pass.
 */
export function walk(path, visit) {
  const pen = new Pen(visit);
  for (let at = 0; at < path.length; ) {
    const code = path.charCodeAt(at);
    if (code > NINE) pen.command(path[at]);
    if (code > NINE || (code !== MINUS && code !== POINT && code < ZERO)) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < path.length && isDigit(path.charCodeAt(end))) end += 1;
    pen.number(Number(path.slice(at, end)));
    at = end;
  }
}

/** The rings of a path, each as x, y, x, y … */
export function ringsOf(path) {
  const rings = [];
  walk(path, (x, y, opening) => {
    if (opening) rings.push([]);
    rings[rings.length - 1].push(x, y);
  });
  return rings.map((ring) => Float32Array.from(ring));
}

function isDigit(code) {
  return (code >= ZERO && code <= NINE) || code === POINT;
}

class Pen {
  at = [0, 0];
  start = [0, 0];
  axis = 0;

  constructor(visit) {
    this.visit = visit;
  }

  command(letter) {
    const kind = letter.toUpperCase();
    this.relative = letter !== kind;
    this.kind = kind;
    this.opening = kind === "M";
    this.axis = kind === "V" ? 1 : 0;
    if (kind === "Z") this.at = [...this.start];
  }

  number(value) {
    const { at, axis, kind, opening } = this;
    at[axis] = this.relative ? at[axis] + value : value;
    const single = kind === "H" || kind === "V";
    if (!single) this.axis = 1 - axis;
    if (!single && axis === 0) return;
    if (opening) this.start = [...at];
    this.opening = false;
    this.visit(at[0], at[1], opening);
  }
}
