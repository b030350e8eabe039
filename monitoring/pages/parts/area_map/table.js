/** The figures of the map as a table: sorted by any column, first rows at once, rest on demand. */

import { Columns, FIXED } from "./columns.js";
import { counted, html, set, worded } from "./element.js";
import { Rows } from "./rows.js";

const FIRST = 50;
/** Rows added at once: all of a usual city; of thousands, more follow while people scroll. */
const STEP = 500;
const NEAR = 800;

export class Table {
  /** `on` has hover(position | -1), tap(position, event). */
  constructor(box, on) {
    this.box = box;
    this.sorting = { at: 0, label: "", descending: false };
    this.chosen = [];
    this.title = html("p", { class: "table-title", "aria-hidden": "true" });
    this.caption = html("caption", { class: "unseen" });
    this.heads = html("tr");
    const body = html("tbody");
    this.rows = new Rows(body, on);
    this.grid = html("table", null, this.caption, html("thead", null, this.heads), body);
    this.scroll = html("div", { class: "table-scroll" }, this.grid);
    const onclick = () => this.#showAll();
    this.more = html("button", { type: "button", class: "more", onclick });
    box.append(this.title, this.scroll, this.more);
    this.scroll.addEventListener("scroll", () => this.#grow(), { passive: true });
    for (const leaving of ["pointerleave", "focusout"]) {
      box.addEventListener(leaving, (event) => this.#left(event));
    }
  }

  /** Takes over an update; without a wanted table nothing is built. */
  show(shown, wanted) {
    const again = this.box.hidden;
    this.box.hidden = !wanted;
    if (!wanted) return;
    const { classes, labels, legend, outlines, said } = shown;
    const now = [JSON.stringify(wanted), classes, said, legend?.unit, labels.language, outlines];
    if (this.now?.every((one, n) => one === now[n])) {
      if (again) this.#fill();
      return;
    }
    const moved = this.now?.at(-1) !== outlines;
    this.now = now;
    this.labels = labels;
    this.wanted = wanted;
    this.columns = new Columns(shown, wanted);
    if (moved) this.#begin();
    this.title.textContent = this.caption.textContent = wanted.caption ?? "";
    this.title.hidden = !wanted.caption;
    this.#keepSorting();
    this.#head();
    this.#sort();
  }

  /** Other areas: nothing of the old ones is kept but the sorting. */
  #begin() {
    this.count = FIRST;
    this.scroll.scrollTop = 0;
  }

  #keepSorting() {
    const { at, label } = this.sorting;
    if (at < FIXED) return;
    const place = this.columns.list.findIndex((one, n) => n >= FIXED && one.label === label);
    this.sorting = place < 0 ? { at: 0, descending: false } : { ...this.sorting, at: place };
  }

  #head() {
    const { list } = this.columns;
    const said = JSON.stringify(list.map(({ label, unit, number }) => [label, unit, number]));
    if (said === this.headed) return;
    this.headed = said;
    const cells = list.map(({ label, unit, number }, n) => {
      const words = [label ?? ""];
      if (unit) words.push(" ", html("span", { class: "unit" }, `(${unit})`));
      const onclick = () => this.#turn(n);
      const button = html("button", { type: "button", onclick }, html("span", null, ...words));
      return html("th", { scope: "col", class: number && "number" }, button);
    });
    this.heads.replaceChildren(...cells);
  }

  #turn(at) {
    const descending = this.sorting.at === at && !this.sorting.descending;
    this.sorting = { at, label: this.columns.list[at].label, descending };
    this.count = Math.min(this.count, FIRST + STEP);
    this.scroll.scrollTop = 0;
    this.#sort();
  }

  #sort() {
    const { at, descending } = this.sorting;
    [...this.heads.children].forEach((head, n) => {
      if (n === at) set(head, "aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    this.sorted = this.columns.order(at, descending);
    this.#fill();
  }

  /** Selected areas stand first, in the order of the others. */
  #fill() {
    this.late = false;
    const chosen = new Set(this.chosen);
    const first = this.sorted.filter((position) => chosen.has(position));
    const rest = first.length ? this.sorted.filter((one) => !chosen.has(one)) : this.sorted;
    this.order = [...first, ...rest];
    this.rows.chosen = chosen;
    this.#draw();
    const { length } = this.order;
    this.more.hidden = this.count > FIRST || length <= FIRST;
    this.more.textContent = worded(this.wanted.more ?? "{n}", { n: counted(length, this.labels) });
  }

  #draw() {
    const { order, count, scroll } = this;
    const { scrollTop, scrollLeft } = scroll;
    this.rows.show(order, this.columns.list, count);
    if (scrollTop || scrollLeft) Object.assign(scroll, { scrollTop, scrollLeft });
    if (count < order.length) set(this.grid, "aria-rowcount", String(order.length + 1));
    else this.grid.removeAttribute("aria-rowcount");
  }

  #showAll() {
    this.count = FIRST + STEP;
    this.#fill();
    this.rows.focus(FIRST);
  }

  #grow() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroll;
    const wanted = this.count > FIRST && this.count < this.order.length;
    if (!wanted || scrollTop + clientHeight < scrollHeight - NEAR) return;
    this.count += STEP;
    this.#draw();
  }

  choose(positions) {
    this.chosen = positions;
    if (!this.sorted || this.box.hidden) return;
    this.rows.choose(new Set(positions));
    // A row must not run away from the pointer or the focus that has just selected it.
    this.late = this.box.matches(":hover, :focus-within");
    if (!this.late) this.#fill();
  }

  #left({ relatedTarget }) {
    const inside = relatedTarget && this.box.contains(relatedTarget);
    if (this.late && !inside && !this.box.matches(":hover")) this.#fill();
  }
}
