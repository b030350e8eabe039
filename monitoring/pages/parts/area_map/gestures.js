/** Pointer, wheel and pinch on the stage, told apart: hover, tap, drag to pan, lasso. */

const SLACK = { mouse: 4, pen: 6, touch: 10 };

export class Gestures {
  /** `on` has hit(event), hover(i, event), tap(i, event), lasso(points, event | null), left(). */
  constructor(stage, view, on) {
    this.stage = stage;
    this.view = view;
    this.on = on;
    this.lassoing = false;
    this.pointers = new Map();
    const listen = (kind, act, options) => stage.addEventListener(kind, act.bind(this), options);
    listen("pointerdown", this.#down);
    listen("pointermove", this.#move);
    listen("pointerup", this.#up);
    listen("pointercancel", this.cancel);
    listen("pointerleave", () => this.pointers.size || on.left());
    listen("wheel", this.#wheel, { passive: false });
    listen("dblclick", (event) => view.zoom(event.shiftKey ? 0.5 : 2, ...this.#at(event)));
  }

  cancel() {
    const drawing = this.trace !== null && this.trace !== undefined;
    this.pointers.clear();
    this.start = this.trace = null;
    if (drawing) this.on.lasso(null, null);
    return drawing;
  }

  #at(event) {
    const box = this.stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #down(event) {
    if (event.button !== 0) return;
    const at = this.#at(event);
    this.pointers.set(event.pointerId, at);
    if (this.pointers.size > 1) {
      this.start = null;
      this.#hold(event);
      return;
    }
    this.start = { at, index: this.on.hit(event), moving: false };
    if (this.lassoing) {
      this.trace = [at];
      this.#hold(event);
      event.preventDefault();
    }
  }

  #hold(event) {
    // The pointer may be gone already (or be made by a script): then there is nothing to hold.
    try {
      this.stage.setPointerCapture(event.pointerId);
    } catch {
      return;
    }
  }

  #move(event) {
    if (!this.pointers.has(event.pointerId)) {
      if (event.pointerType !== "touch") this.on.hover(this.on.hit(event), event);
      return;
    }
    const [x, y] = this.#at(event);
    const [fromX, fromY] = this.pointers.get(event.pointerId);
    if (this.pointers.size > 1) this.#pinch(event.pointerId, x, y);
    else if (this.trace) this.#draw(x, y);
    else if (this.#moving(event, x, y)) this.view.pan(x - fromX, y - fromY);
    else return;
    this.pointers.set(event.pointerId, [x, y]);
  }

  #moving(event, x, y) {
    const start = this.start;
    if (!start) return true;
    if (!start.moving) {
      const far = Math.hypot(x - start.at[0], y - start.at[1]);
      start.moving = far > (SLACK[event.pointerType] ?? SLACK.mouse);
      if (start.moving) {
        this.#hold(event);
        this.on.left();
      }
    }
    return start.moving;
  }

  #pinch(moved, x, y) {
    const [first, second] = [...this.pointers.keys()];
    const other = this.pointers.get(moved === first ? second : first);
    const before = this.pointers.get(moved);
    if (moved !== first && moved !== second) return;
    const was = Math.hypot(before[0] - other[0], before[1] - other[1]);
    const now = Math.hypot(x - other[0], y - other[1]);
    this.view.pan((x - before[0]) / 2, (y - before[1]) / 2);
    if (was > 0) this.view.zoom(now / was, (x + other[0]) / 2, (y + other[1]) / 2);
  }

  #draw(x, y) {
    const last = this.trace[this.trace.length - 1];
    if (Math.hypot(x - last[0], y - last[1]) < 3) return;
    this.trace.push([x, y]);
    this.on.lasso(this.trace, null);
  }

  #up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    const { start, trace } = this;
    if (this.pointers.size) return;
    this.start = this.trace = null;
    if (trace && trace.length > 2) this.on.lasso(trace, event);
    else if (start && !start.moving) this.on.tap(start.index, event);
  }

  #wheel(event) {
    // A plain wheel scrolls the page; a touchpad's pinch arrives as wheel with ctrlKey.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    const amount = Math.max(-60, Math.min(60, event.deltaY * lines));
    this.view.zoom(Math.exp(-amount * 0.008), ...this.#at(event));
  }
}
