/** What people do on the map (pointer, keyboard, tools, strip) and what follows from it. */

import { worded } from "./element.js";
import { Gestures } from "./gestures.js";
import { pressed } from "./keys.js";
import { pictureOf } from "./picture.js";
import { markOf, save } from "./save.js";
import { inside } from "./select.js";

const STEP = 1.6;
const adding = (event) => event.ctrlKey || event.metaKey || event.shiftKey;

export class Acts {
  /** `map` is the component: its parts are made and kept there. */
  constructor(map) {
    this.map = map;
    this.at = 0;
    const { stage } = map.frame;
    this.gestures = new Gestures(stage, map.view, {
      hit: (event) => map.drawing?.hit(event) ?? -1,
      hover: (position, event) => this.#hover(position, event),
      left: () => this.#point(-1),
      tap: (position, event) => this.#tap(position, event),
      lasso: (trace, event) => this.#lasso(trace, event),
    });
    stage.addEventListener("keydown", (event) => map.drawing && pressed(event, this));
    stage.addEventListener("focusin", (event) => this.#focused(event));
    stage.addEventListener("focusout", () => this.#blurred());
    // Screen readers press an area without a pointer: such clicks carry no count.
    stage.addEventListener("click", (event) => {
      const position = event.detail === 0 ? map.drawing.hit(event) : -1;
      if (position >= 0) this.pick(position, adding(event));
    });
    this.onStrip = {
      hover: (position) => this.#point(position),
      tap: (position, event) => position >= 0 && this.pick(position, adding(event)),
    };
    this.onList = (position, event) => this.pick(position, adding(event));
    this.onTable = { hover: this.onStrip.hover, tap: this.onList };
    this.onTools = this.#tools();
  }

  get outlines() {
    return this.map.outlines;
  }

  get view() {
    return this.map.view;
  }

  #tools() {
    const { view, selection } = this.map;
    return {
      zoom_in: () => view.zoom(STEP),
      zoom_out: () => view.zoom(1 / STEP),
      fit: () => view.fit(),
      several: (on) => (selection.several = on),
      clear: () => selection.clear(),
      save: (kind) => this.#save(kind),
      lasso: (on) => {
        this.gestures.lassoing = on;
        this.map.frame.stage.classList.toggle("lassoing", on);
      },
    };
  }

  /** Starts on new outlines with the first selected area as tab stop, else the first one drawn. */
  begin(outlines) {
    this.gestures.cancel();
    const first = outlines.paths.findIndex((path) => path);
    this.at = this.map.chosen.find((position) => outlines.paths[position]) ?? Math.max(0, first);
    this.map.drawing.stop(this.at, false);
  }

  pick(position, several) {
    this.map.selection.pick(this.outlines.ids[position], several);
  }

  #tap(position, event) {
    if (position < 0) return;
    this.pick(position, adding(event));
    this.at = position;
    this.map.drawing.stop(position, true);
    this.#hover(position, event);
  }

  /** Moves the keyboard's place on the map. */
  step(position) {
    const { drawing, view } = this.map;
    this.at = position;
    const center = this.outlines.centers[position];
    if (center) view.reveal(center);
    drawing.stop(position, true);
    this.#ring();
  }

  escape() {
    const { selection, tip, tools } = this.map;
    tip.hide();
    if (this.gestures.cancel() || this.gestures.lassoing) tools.press("lasso", false);
    else selection.clear();
  }

  #focused(event) {
    const { drawing } = this.map;
    const position = event.target.dataset?.i;
    if (position !== undefined) this.at = Number(position);
    drawing?.stop(this.at, false);
    if (event.target.matches(":focus-visible")) this.#ring();
  }

  #ring() {
    const { marks, strip, tip, shown, view } = this.map;
    marks.focus(this.at);
    strip.hover(this.at);
    const center = this.outlines.centers[this.at];
    this.noted = this.at;
    if (center && shown) tip.show(shown.noteOf(this.at), view.onScreen(center));
  }

  #blurred() {
    this.map.marks.focus(-1);
    this.#point(-1);
  }

  #hover(position, event) {
    const { frame, marks, tip, view } = this.map;
    const box = frame.stage.getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top];
    const place = marks.pointAt(view, ...at);
    this.#mark(position);
    if (place) tip.show(this.#noteOf(place), at);
    else if (position >= 0) tip.show(this.map.shown.noteOf(position), at);
    else tip.hide();
    this.noted = place ? -1 : position;
  }

  #noteOf({ name, places, kind }) {
    const { places_n } = this.map.shown.labels;
    const known = places !== null && places !== undefined;
    const text = known ? worded(places_n ?? "{n}", { n: places }) : (kind ?? "");
    return { name: name ?? "", text };
  }

  /** Marks an area pointed at in the strip (or none) on the map. */
  #point(position) {
    const { shown, tip, view } = this.map;
    this.#mark(position);
    this.noted = position;
    const center = position < 0 ? null : this.outlines.centers[position];
    if (center && shown) tip.show(shown.noteOf(position), view.onScreen(center));
    else tip.hide();
  }

  #mark(position) {
    if (position === this.marked) return;
    this.marked = position;
    this.map.marks.hover(position);
    this.map.strip.hover(position);
  }

  /** After an update the open note must not keep the old value. */
  refresh() {
    const { shown, tip } = this.map;
    if (!tip.box.hidden && this.noted >= 0) tip.fill(shown.noteOf(this.noted));
  }

  #lasso(trace, event) {
    const { map } = this;
    map.marks.lasso(event ? null : trace);
    if (!event) {
      this.#point(-1);
      return;
    }
    const { centers, ids: all } = this.outlines;
    const points = trace.map((at) => map.view.place(...at));
    const ids = inside(points, centers).map((position) => all[position]);
    map.tools.press("lasso", false);
    if (ids.length) map.selection.gather(ids, adding(event));
  }

  #save(kind) {
    const { latest, marks, shown, view, chosen } = this.map;
    const { picture, points } = latest.data;
    const scene = { shown, view, chosen, points: marks.points, kinds: marks.kinds ?? [] };
    const words = { title: picture.title, lines: picture.lines ?? [] };
    const markup = pictureOf({ ...scene, ...words, pointLabel: points?.label ?? "" });
    return save(markup, `${picture.name}-${markOf(markup)}`, kind);
  }
}
