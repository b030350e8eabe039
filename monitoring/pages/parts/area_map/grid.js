/** Finds the area at a place of the map: candidates by bounding box from a grid, then exactly. */

export class Grid {
  constructor(outlines) {
    this.outlines = outlines;
    this.side = Math.max(4, Math.ceil(Math.sqrt(outlines.count / 2)));
    this.cells = new Map();
    for (let i = 0; i < outlines.count; i += 1) this.#enter(i);
  }

  #enter(i) {
    const { boxes } = this.outlines;
    const [left, top] = this.#cell(boxes[i * 4], boxes[i * 4 + 1]);
    const [right, bottom] = this.#cell(boxes[i * 4 + 2], boxes[i * 4 + 3]);
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const at = row * this.side + column;
        if (this.cells.has(at)) this.cells.get(at).push(i);
        else this.cells.set(at, [i]);
      }
    }
  }

  #cell(x, y) {
    const { width, height } = this.outlines;
    const last = this.side - 1;
    const within = (share) => Math.max(0, Math.min(last, Math.floor(share * this.side)));
    return [within(x / width), within(y / height)];
  }

  /** Position of the area at (x, y), or -1; `contains(i)` decides exactly. */
  at(x, y, contains) {
    const [column, row] = this.#cell(x, y);
    const { boxes } = this.outlines;
    const near = this.cells.get(row * this.side + column) ?? [];
    const found = near.find((i) => {
      const b = i * 4;
      const close = x >= boxes[b] && y >= boxes[b + 1] && x <= boxes[b + 2] && y <= boxes[b + 3];
      return close && contains(i);
    });
    return found ?? -1;
  }
}
