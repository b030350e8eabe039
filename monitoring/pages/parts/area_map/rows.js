/** The rows of the table: filled in place, one tab stop, arrows move, Enter selects. */

import { html, set } from "./element.js";

const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
/** A press that moved farther than this marks text and does not select. */
const STILL = 4;

export class Rows {
  /** `on` has hover(position | -1), tap(position, event). */
  constructor(body, on) {
    this.body = body;
    this.on = on;
    this.rows = [];
    this.order = [];
    this.chosen = new Set();
    this.stop = 0;
    this.#listen();
  }

  #listen() {
    const { body, on } = this;
    const at = (event) => Number(event.target.closest("tr")?.dataset.i ?? -1);
    body.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "touch") on.hover(at(event));
    });
    body.addEventListener("pointerleave", () => on.hover(-1));
    body.addEventListener("pointerdown", (event) => (this.down = [event.clientX, event.clientY]));
    body.addEventListener("click", (event) => this.#click(at(event), event));
    body.addEventListener("focusin", (event) => this.#focused(at(event), event));
    body.addEventListener("focusout", () => on.hover(-1));
    body.addEventListener("keydown", (event) => this.#key(at(event), event));
  }

  #click(position, event) {
    const [x, y] = event.detail === 0 ? [event.clientX, event.clientY] : this.down;
    if (Math.hypot(event.clientX - x, event.clientY - y) > STILL) return;
    if (position >= 0) this.on.tap(position, event);
  }

  #focused(position, event) {
    this.#stop(this.#placeOf(position));
    if (event.target.matches(":focus-visible")) this.on.hover(position);
  }

  #key(position, event) {
    const place = this.#placeOf(position);
    const last = this.rows.length - 1;
    const ends = { Home: 0, End: last };
    if (event.key === "Enter" || event.key === " ") this.on.tap(position, event);
    else if (event.key in MOVES) {
      this.focus(Math.min(last, Math.max(0, place + MOVES[event.key])));
    } else if (event.key in ends) this.focus(ends[event.key]);
    else return;
    event.preventDefault();
  }

  #placeOf(position) {
    return this.rows.findIndex((row) => row.dataset.i === String(position));
  }

  #stop(place) {
    this.rows[this.stop]?.button.setAttribute("tabindex", "-1");
    this.stop = place >= 0 && place < this.rows.length ? place : 0;
    this.rows[this.stop]?.button.setAttribute("tabindex", "0");
  }

  focus(place) {
    const button = this.rows[place]?.button;
    button?.focus({ preventScroll: true });
    button?.closest("tr").scrollIntoView({ block: "nearest" });
  }

  /** Shows the first `count` positions of an order; rows that are there already are kept. */
  show(order, columns, count) {
    const held = this.body.getRootNode().activeElement?.closest?.("tr");
    const focused = held && this.body.contains(held) ? held.dataset.i : null;
    const shape = columns.map((column) => Boolean(column.number)).join();
    if (shape !== this.shape) this.rows.splice(0).forEach((row) => row.remove());
    this.shape = shape;
    this.rows.splice(count).forEach((row) => row.remove());
    const fresh = document.createDocumentFragment();
    for (let n = 0; n < Math.min(count, order.length); n += 1) {
      this.rows[n] ??= fresh.appendChild(rowOf(columns));
      fill(this.rows[n], order[n], columns);
    }
    this.body.append(fresh);
    this.choose(this.chosen);
    const place = focused === null ? -1 : this.#placeOf(focused);
    this.#stop(Math.max(0, place));
    if (place >= 0) this.rows[place].button.focus({ preventScroll: true });
  }

  choose(chosen) {
    this.chosen = chosen;
    for (const row of this.rows) {
      const picked = chosen.has(Number(row.dataset.i));
      row.classList.toggle("picked", picked);
      set(row.button, "aria-pressed", String(picked));
    }
  }
}

function rowOf(columns) {
  const row = html("tr");
  row.button = html("button", { type: "button", tabindex: "-1" });
  const cells = columns.slice(1).map(({ number }) => html("td", { class: number && "number" }));
  row.append(html("th", { scope: "row" }, row.button), ...cells);
  row.places = [row.button, ...cells];
  return row;
}

function fill(row, position, columns) {
  set(row, "data-i", String(position));
  columns.forEach(({ texts, keys, number }, n) => {
    const place = row.places[n];
    const text = texts[position] ?? "";
    if (place.textContent !== text) place.textContent = text;
    if (number) place.classList.toggle("gap", keys[position] === null);
  });
}
