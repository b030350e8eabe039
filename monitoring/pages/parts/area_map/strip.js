/** The ranking strip: one thin bar per area by value, the city's value as a line. */

import { html, set, svg } from "./element.js";
import { groundOf } from "./patterns.js";
import { Whiskers } from "./whiskers.js";

const TALL = 136;
const TOP = 36;
const BOTTOM = 16;
const MOST = 1000;
const NAMED = 4;

export class Strip {
  /** `on` has hover(position | -1), tap(position, event). */
  constructor(box, on) {
    this.on = on;
    this.box = box;
    this.sheet = svg("svg", { height: TALL, role: "img", class: "bars" });
    this.bars = this.sheet.appendChild(svg("g"));
    this.whiskers = new Whiskers(this.sheet);
    this.profile = this.sheet.appendChild(svg("path", { class: "profile" }));
    this.cityLine = this.sheet.appendChild(svg("path", { class: "city-line" }));
    this.picked = this.sheet.appendChild(svg("g"));
    this.pointer = this.sheet.appendChild(svg("g"));
    this.cityText = this.sheet.appendChild(svg("text", { class: "city-text" }));
    this.ends = ["start", "end"].map((anchor) =>
      this.sheet.appendChild(svg("text", { class: "end", "text-anchor": anchor, y: TALL - 2 })),
    );
    this.title = html("p", { class: "strip-title" });
    box.append(this.title, this.sheet);
    this.positions = [];
    this.chosen = [];
    this.pointed = -1;
    this.keep = null;
    this.#listen();
  }

  #listen() {
    const at = (event) => {
      const x = event.clientX - this.sheet.getBoundingClientRect().left;
      const rank = Math.floor((x / this.width) * this.positions.length);
      return this.positions[rank] ?? -1;
    };
    this.sheet.addEventListener("pointermove", (event) => this.on.hover(at(event)));
    this.sheet.addEventListener("pointerleave", () => this.on.hover(-1));
    this.sheet.addEventListener("click", (event) => this.on.tap(at(event), event));
  }

  show(shown, wanted) {
    this.box.hidden = !wanted;
    if (!wanted) return;
    this.shown = shown;
    const { values } = shown;
    const known = Uint32Array.from(values.keys()).filter((i) => Number.isFinite(values[i]));
    this.positions = known.sort((a, b) => values[a] - values[b]);
    this.rank = new Int32Array(values.length).fill(-1);
    this.positions.forEach((position, rank) => (this.rank[position] = rank));
    this.whiskers.take(shown.whiskers, this.positions);
    const { ranking, ranking_intervals: withIntervals } = shown.labels;
    const some = Number.isFinite(this.whiskers.extent[0]);
    this.title.textContent = (some && withIntervals) || (ranking ?? "");
    this.draw();
  }

  resize(width) {
    if (width === this.width) return;
    this.width = width;
    this.draw();
  }

  draw() {
    const { shown, positions, width } = this;
    if (!shown || !width || this.box.hidden) return;
    set(this.sheet, "viewBox", `0 0 ${width} ${TALL}`);
    const { values, city } = shown;
    const [least, most] = [values[positions[0]] ?? 0, values[positions[positions.length - 1]] ?? 0];
    const [lowest, highest] = this.whiskers.extent;
    this.low = Math.min(0, least, lowest, city?.value ?? 0);
    this.high = Math.max(0, most, highest, city?.value ?? 0, this.low + 1e-9);
    this.#bars();
    this.#city();
    this.#ends();
    this.choose(this.chosen);
    this.hover(this.pointed);
  }

  #y(value) {
    const room = TALL - TOP - BOTTOM;
    return TOP + room * (1 - (value - this.low) / (this.high - this.low));
  }

  #x(rank) {
    return ((rank + 0.5) / this.positions.length) * this.width;
  }

  /** Bars of one class are one path; beyond a thousand areas a bar stands for its neighbours. */
  #bars() {
    const { positions, width, shown } = this;
    const count = Math.min(positions.length, MOST, Math.max(1, Math.floor(width)));
    const step = width / count;
    const lines = new Map();
    const tops = [];
    for (let n = 0; n < count; n += 1) {
      const position = positions[Math.floor(((n + 0.5) / count) * positions.length)];
      const key = shown.classes[position];
      const top = this.#y(shown.values[position]).toFixed(1);
      const x = ((n + 0.5) * step).toFixed(2);
      lines.set(key, `${lines.get(key) ?? ""}M${x},${this.#y(0).toFixed(1)}V${top}`);
      tops.push(`${(n * step).toFixed(2)},${top}H${((n + 1) * step).toFixed(2)}`);
    }
    const thick = count > 150 ? step : step * 0.8;
    const paths = [...lines].map(([key, d]) =>
      svg("path", { d, stroke: groundOf(key, shown.colors), "stroke-width": thick, "data-c": key }),
    );
    this.bars.replaceChildren(...paths);
    set(this.profile, "d", tops.length ? `M${tops.join("L")}` : "");
    this.whiskers.draw(width, count, (value) => this.#y(value));
    this.dim(this.keep);
  }

  #city() {
    const { city } = this.shown;
    const y = city ? this.#y(city.value) : 0;
    set(this.cityLine, "d", city ? `M0,${y}H${this.width}` : "");
    this.cityText.textContent = city ? `${city.label} ${city.text}` : "";
    set(this.cityText, "y", String(Math.max(11, y - 5)));
  }

  #ends() {
    const { shown, positions, width } = this;
    const [first, last] = [positions[0], positions[positions.length - 1]];
    this.ends.forEach((end, n) => {
      const position = n ? last : first;
      end.textContent = positions.length ? shown.texts[position] : "";
      set(end, "x", String(n ? width : 0));
    });
    const said = positions.length ? `${shown.nameOf(first)} – ${shown.nameOf(last)}` : "";
    const words = [this.title.textContent, this.cityText.textContent, said];
    set(this.sheet, "aria-label", words.filter(Boolean).join(". "));
  }

  dim(keep) {
    this.keep = keep;
    for (const path of this.bars.children) {
      path.classList.toggle("dim", keep !== null && path.dataset.c !== keep);
    }
  }

  hover(position) {
    this.pointed = position;
    const none = (this.rank?.[position] ?? -1) < 0 || this.box.hidden;
    this.pointer.replaceChildren(...(none ? [] : this.#marked(position, "bar-hover")));
  }

  /** The bar of one area and its interval, if it has one. */
  #marked(position, look) {
    const rank = this.rank[position];
    const bar = svg("path", { class: look, d: this.#bar(position, rank) });
    const d = this.whiskers.capped(position, this.#x(rank), (value) => this.#y(value));
    const lines = d ? ["whisker-casing one", "whisker one"] : [];
    return [bar, ...lines.map((name) => svg("path", { class: name, d }))];
  }

  #bar(position, rank) {
    const top = Math.min(this.#y(this.shown.values[position]), this.#y(0) - 2);
    return `M${this.#x(rank).toFixed(1)},${this.#y(0).toFixed(1)}V${top.toFixed(1)}`;
  }

  choose(positions) {
    this.chosen = positions;
    if (this.box.hidden || !this.shown || !this.width) return;
    const ranked = positions.filter((position) => this.rank[position] >= 0);
    ranked.sort((a, b) => this.rank[a] - this.rank[b]);
    const bars = ranked.flatMap((position) => this.#marked(position, "bar-chosen"));
    const named = ranked.length <= NAMED ? ranked : [];
    const names = named.flatMap((position, n) => this.#name(position, n));
    this.picked.replaceChildren(...bars, ...names);
  }

  #name(position, row) {
    const x = this.#x(this.rank[position]);
    const y = 11 + (row % 2) * 14;
    const text = `${this.shown.outlines.names[position]} ${this.shown.texts[position]}`;
    const end = x > this.width / 2;
    const { high } = this.whiskers;
    const top = this.#y(this.whiskers.has(position) ? high[position] : this.shown.values[position]);
    const lead = svg("path", { class: "lead", d: `M${x},${y + 3}V${top}` });
    const anchor = end ? "end" : "start";
    const place = { x: x + (end ? 3 : -3), y, "text-anchor": anchor };
    return [lead, svg("text", { class: "bar-name", ...place }, text)];
  }
}
