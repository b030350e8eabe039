/** Which part of the map is seen: screen = map × k + (x, y). */

const CLOSEST = 40;
const EDGE = 10;

export class View {
  constructor(changed) {
    this.changed = changed;
    this.size = { width: 1, height: 1 };
    this.width = this.height = 0;
    this.k = 1;
    this.x = this.y = 0;
  }

  get fitting() {
    const across = (this.width - 2 * EDGE) / this.size.width;
    const down = (this.height - 2 * EDGE) / this.size.height;
    return Math.max(1e-6, Math.min(across, down));
  }

  get zoomed() {
    return this.k > this.fitting * 1.001;
  }

  show(size) {
    this.size = size;
    this.fit();
  }

  resize(width, height) {
    if (width === this.width && height === this.height) return;
    const zoom = this.width ? this.k / this.fitting : 1;
    const [x, y] = this.place(this.width / 2, this.height / 2);
    this.width = width;
    this.height = height;
    this.k = this.fitting * zoom;
    this.x = width / 2 - x * this.k;
    this.y = height / 2 - y * this.k;
    this.#settle();
  }

  fit() {
    this.k = this.fitting;
    this.#settle();
  }

  /** Zooms by a factor and keeps the map under the given point of the screen in place. */
  zoom(factor, px = this.width / 2, py = this.height / 2) {
    const k = Math.min(this.fitting * CLOSEST, Math.max(this.fitting, this.k * factor));
    this.x = px - ((px - this.x) / this.k) * k;
    this.y = py - ((py - this.y) / this.k) * k;
    this.k = k;
    this.#settle();
  }

  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.#settle();
  }

  place(px, py) {
    return [(px - this.x) / this.k, (py - this.y) / this.k];
  }

  onScreen([x, y]) {
    return [x * this.k + this.x, y * this.k + this.y];
  }

  /** Moves a place of the map into sight if it is not there. */
  reveal(center) {
    const [x, y] = this.onScreen(center);
    const edge = Math.min(48, this.width / 6);
    const dx = Math.max(edge - x, 0) || Math.min(this.width - edge - x, 0);
    const dy = Math.max(edge - y, 0) || Math.min(this.height - edge - y, 0);
    if (dx || dy) this.pan(dx, dy);
  }

  #settle() {
    this.x = kept(this.x, this.size.width * this.k, this.width);
    this.y = kept(this.y, this.size.height * this.k, this.height);
    this.changed(this);
  }
}

/** Centres what is smaller than the stage; keeps what is larger from leaving it. */
function kept(offset, length, room) {
  if (length <= room - 2 * EDGE + 0.5) return (room - length) / 2;
  return Math.min(EDGE, Math.max(room - EDGE - length, offset));
}
