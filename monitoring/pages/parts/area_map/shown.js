/** One update in the form the drawing parts use. */

import { groundOf, HATCHES } from "./patterns.js";

export class Shown {
  constructor(data, outlines) {
    const { classes, colors, values, labels, city, legend, reasons } = data;
    Object.assign(this, { classes, colors, labels, city, legend, outlines });
    this.values = values ?? [];
    this.reasons = reasons ?? {};
    this.texts = (data.texts ?? "").split("\n");
    // What is said of an area beside its name; compared to find what changed.
    this.lines = this.texts;
    if (Object.keys(this.reasons).length) {
      this.lines = this.texts.map((text, i) => {
        return this.reasons[i] ? `${text}. ${this.reasons[i]}` : text;
      });
    }
  }

  nameOf(position) {
    return `${this.outlines.names[position]}: ${this.lines[position] ?? ""}`;
  }

  /** What the note beside the pointer says of an area. */
  noteOf(position) {
    const key = this.classes[position];
    return {
      name: this.outlines.names[position],
      text: this.texts[position] ?? "",
      reason: this.reasons[position],
      color: key in HATCHES ? null : groundOf(key, this.colors),
    };
  }
}
