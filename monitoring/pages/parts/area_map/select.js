/** Which areas are selected: shown at once, sent once, and corrected by what the server says. */

const PATIENCE = 3000;

export class Selection {
  constructor(send, changed) {
    this.send = send;
    this.changed = changed;
    this.ids = new Set();
    this.told = "[]";
    this.multiple = false;
    this.several = false;
  }

  get list() {
    return [...this.ids];
  }

  /**
   * Takes over what the server says.
   *
   * While a choice is on its way, updates that still carry the old choice must not undo it.
   */
  receive(ids) {
    const said = JSON.stringify(ids);
    const old = said === this.told;
    this.told = said;
    if (this.waiting && old) return;
    this.#stopWaiting();
    this.#become(ids);
  }

  pick(id, adding) {
    if (!this.multiple || !(adding || this.several)) {
      this.choose([id]);
      return;
    }
    const next = new Set(this.ids);
    if (!next.delete(id)) next.add(id);
    this.choose([...next]);
  }

  /** Selects all of these; `adding` keeps what is selected already. */
  gather(ids, adding) {
    this.choose(adding || this.several ? [...new Set([...this.ids, ...ids])] : ids);
  }

  choose(next) {
    if (!this.#become(next)) return;
    this.#stopWaiting();
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.#become(JSON.parse(this.told));
    }, PATIENCE);
    this.send(next);
  }

  clear() {
    this.choose([]);
  }

  #become(ids) {
    if (ids.length === this.ids.size && ids.every((id) => this.ids.has(id))) return false;
    this.ids = new Set(ids);
    this.changed();
    return true;
  }

  #stopWaiting() {
    clearTimeout(this.waiting);
    this.waiting = null;
  }
}

/** Positions of the areas whose centre lies inside a freehand line (map coordinates). */
export function inside(points, centers) {
  const found = [];
  centers.forEach((center, i) => {
    if (center && surrounds(points, center)) found.push(i);
  });
  return found;
}

function surrounds(points, [x, y]) {
  let within = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i, i += 1) {
    const [ax, ay] = points[i];
    const [bx, by] = points[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}
