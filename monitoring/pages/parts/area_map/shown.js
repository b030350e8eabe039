/** One update in the form the drawing parts use. */

import { groundOf, HATCHES } from "./patterns.js";

const NO_BREAK = "\u00a0";

export class Shown {
  constructor(data, outlines) {
    const { classes, colors, values, labels, city, legend, reasons } = data;
    Object.assign(this, { classes, colors, labels, city, legend, outlines });
    this.values = values ?? [];
    this.reasons = reasons ?? {};
    this.symbols = data.symbols ?? null;
    this.whiskers = whiskersOf(data);
    this.notes = notesOf(data, this.whiskers);
    this.said = data.texts ?? "";
    /** The texts without unit, for places that name it once for all. */
    this.plain = this.said.split("\n");
    const unit = legend?.unit;
    this.texts = unit
      ? this.plain.map((text, i) => (isClass(classes[i]) ? withUnit(text, unit) : text))
      : this.plain;
    // What is said of an area beside its name; compared to find what changed.
    this.lines = this.texts;
    if (Object.keys(this.reasons).length || this.notes.length) {
      this.lines = this.texts.map((text, i) => {
        return [text, this.notes[i], this.reasons[i]].filter(Boolean).join(". ");
      });
    }
  }

  nameOf(position) {
    return this.#named(position, this.lines);
  }

  /** Name and value without note and reason of a gap. */
  shortOf(position) {
    return this.#named(position, this.texts);
  }

  #named(position, lines) {
    const name = this.outlines.names[position];
    return lines[position] ? `${name}: ${lines[position]}` : name;
  }

  /** What the note beside the pointer says of an area. */
  noteOf(position) {
    const key = this.classes[position];
    return {
      name: this.outlines.names[position],
      text: this.texts[position] ?? "",
      note: this.notes[position],
      reason: this.reasons[position],
      color: key in HATCHES ? null : groundOf(key, this.colors),
    };
  }
}

/** Ends of the intervals as numbers; a gap is NaN. */
function whiskersOf({ whiskers }) {
  if (!whiskers) return null;
  const numbers = (ends) => (typeof ends === "string" ? ends.split(" ").map(parseFloat) : ends);
  return { low: numbers(whiskers.low), high: numbers(whiskers.high) };
}

/**
 * The second line of every note: interval, and sign and words of the class. They are put
 * together here, as sending them for every area would triple what a change of the map costs.
 */
function notesOf({ notes, interval, says_class, classes, symbols, legend, labels }, whiskers) {
  const said = notes ? notes.split("\n") : [];
  if (!(interval && whiskers) && !says_class) return said;
  const written = interval && whiskers ? writerOf(interval, labels?.language ?? "de") : null;
  const words = new Map(
    says_class ? legend.entries.map(({ key, text }) => [key, `${symbols[key] ?? ""} ${text}`]) : [],
  );
  return [...classes].map((key, i) => {
    const ends = written && Number.isFinite(whiskers.low[i])
      ? written(whiskers.low[i], whiskers.high[i]) : "";
    return [ends, isClass(key) ? words.get(key) : "", said[i]].filter(Boolean).join("; ");
  });
}

function writerOf({ pattern, decimals }, language) {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(language, digits);
  const number = (value) => format.format(value).replace("-", "\u2212");
  return (low, high) => pattern.replace("{low}", number(low)).replace("{high}", number(high));
}

/** Whether an area has a number; the other keys are names of hatchings. */
export function isClass(key) {
  return (key >= "0" && key <= "9") || (key >= "A" && key <= "Z");
}

/** The unit follows the number, before a reservation: "4,2 % (geschätzt)". */
function withUnit(text, unit) {
  if (!text) return text;
  const end = text.indexOf(" (");
  const number = end < 0 ? text : text.slice(0, end);
  return `${number}${NO_BREAK}${unit}${text.slice(number.length)}`;
}
