/** The small note beside the pointer or the focused area. */

import { html } from "./element.js";

export class Tip {
  constructor(stage) {
    this.stage = stage;
    this.swatch = html("span", { class: "tip-swatch" });
    this.name = html("span", { class: "tip-name" });
    this.text = html("span", { class: "tip-text" });
    this.note = html("span", { class: "tip-note" });
    this.reason = html("span", { class: "tip-reason" });
    this.line = html("span", { class: "tip-line" }, this.swatch, this.text);
    // Screen readers get the same words from the area's own label.
    this.box = html("div", { class: "tip", "aria-hidden": "true", hidden: "" });
    this.box.append(this.name, this.line, this.note, this.reason);
    stage.append(this.box);
  }

  /** `color` may be null: then the line has no swatch. */
  show(note, [x, y]) {
    this.fill(note);
    this.box.hidden = false;
    this.#put(x, y);
  }

  fill({ name, text, note, reason, color }) {
    this.name.textContent = name;
    this.text.textContent = text;
    this.line.hidden = !text;
    this.note.textContent = note ?? "";
    this.note.hidden = !note;
    this.reason.textContent = reason ?? "";
    this.reason.hidden = !reason;
    this.swatch.hidden = !color;
    this.swatch.style.background = color ?? "";
  }

  #put(x, y) {
    const { clientWidth, clientHeight } = this.stage;
    const { offsetWidth, offsetHeight } = this.box;
    const right = x + 14 + offsetWidth <= clientWidth;
    const left = right ? x + 14 : Math.max(4, x - 14 - offsetWidth);
    const below = y + 18 + offsetHeight <= clientHeight;
    const top = below ? y + 18 : Math.max(4, y - 12 - offsetHeight);
    this.box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  hide() {
    this.box.hidden = true;
  }
}
