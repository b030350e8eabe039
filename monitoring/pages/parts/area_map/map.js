/** The map component: takes each update of the server to the parts that show it. */

import { Acts } from "./acts.js";
import { CanvasAreas } from "./draw_canvas.js";
import { SvgAreas } from "./draw_svg.js";
import { set } from "./element.js";
import { Frame } from "./frame.js";
import { Legend } from "./legend.js";
import { Marks } from "./marks.js";
import { json, outlinesFrom, outlinesHere } from "./outlines.js";
import { Selection } from "./select.js";
import { Shown } from "./shown.js";
import { Strip } from "./strip.js";
import { Table } from "./table.js";
import { Tip } from "./tip.js";
import { Tools } from "./tools.js";
import { View } from "./view.js";

const MOST_ELEMENTS = 5000;
const LOWEST = 240;
const maps = new WeakMap();

/** Called for the first showing and again for each update, always with the same parent. */
export default function areaMap(component) {
  const { parentElement } = component;
  let map = maps.get(parentElement);
  if (!map || map.frame.root.parentNode !== parentElement) {
    map = new AreaMap(parentElement);
    maps.set(parentElement, map);
  }
  map.update(component);
  const call = map.calls;
  // A call overtaken by the next one is cleaned up at once: that must not remove the map.
  return () => setTimeout(() => map.calls === call && !map.frame.root.isConnected && map.remove());
}

class AreaMap {
  constructor(parent) {
    this.calls = this.applied = this.painted = 0;
    this.chosen = [];
    this.frame = new Frame(parent);
    const { bar, legend, prefix, sheet, stage, strip, table, world } = this.frame;
    this.view = new View(() => this.#moved());
    this.marks = new Marks(world, sheet);
    this.tip = new Tip(stage);
    const send = (areas) => this.latest.setTriggerValue("picked", { areas });
    this.selection = new Selection(send, () => this.#chose());
    this.acts = new Acts(this);
    this.legend = new Legend(legend, prefix, (key) => this.#dim(key));
    this.strip = new Strip(strip, this.acts.onStrip);
    this.table = new Table(table, this.acts.onTable);
    this.tools = new Tools(bar, this.acts.onTools);
    this.sizes = new ResizeObserver(() => this.#resize());
    this.sizes.observe(stage);
  }

  /** Shows an update now, or as soon as its outlines are here; of several waiting, the last. */
  update(component) {
    this.latest = component;
    this.calls += 1;
    const { data } = component;
    const address = new URL(data.outlines, document.baseURI).href;
    const here = outlinesHere(address);
    if (here && this.frame.dressed) {
      this.#apply(here);
      return;
    }
    this.address = address;
    if (!this.outlines) this.frame.say(data.labels.loading ?? "");
    const current = () => this.address === address && this.applied !== this.calls;
    Promise.all([outlinesFrom(address), this.frame.dressing]).then(
      ([outlines]) => current() && this.#apply(outlines),
      () => current() && this.frame.say(this.latest.data.labels.load_failed ?? ""),
    );
  }

  #apply(outlines) {
    const { data } = this.latest;
    this.applied = this.calls;
    this.address = null;
    this.frame.say("");
    this.#label(data);
    this.frame.describe(data);
    const fresh = outlines !== this.outlines;
    if (fresh) this.#build(outlines, data);
    const before = this.shown;
    this.shown = new Shown(data, outlines);
    this.legend.show(this.shown);
    this.#fitStage();
    this.drawing.paint(this.shown, before);
    this.strip.show(this.shown, Boolean(data.strip));
    this.selection.multiple = Boolean(data.multiple);
    this.selection.receive(data.selected ?? []);
    if (fresh) this.acts.begin(outlines);
    this.frame.paintList(this.shown, this.chosen);
    this.table.show(this.shown, data.table);
    this.acts.refresh();
    this.#points(data.points);
    this.#finish();
  }

  #label({ labels, multiple, picture }) {
    const saving = Boolean(picture);
    const said = JSON.stringify([labels, multiple, saving]);
    if (said === this.said) return;
    this.said = said;
    this.frame.label(labels);
    this.tools.label(labels, multiple, saving);
    this.tools.count(this.chosen.length);
  }

  #build(outlines, data) {
    const { frame, marks } = this;
    this.drawing?.remove();
    this.outlines = outlines;
    this.shown = null;
    this.drawing =
      outlines.count > MOST_ELEMENTS
        ? new CanvasAreas(frame, outlines)
        : new SvgAreas(frame, outlines);
    this.drawing.onSay = (label) => (frame.live.textContent = label);
    marks.show(outlines);
    frame.list(outlines, data.labels.without_outline ?? "", this.acts.onList);
    this.#fitStage(data.height);
    this.view.show({ width: outlines.width, height: outlines.height });
    this.chosen = [];
    this.#chose();
  }

  /** A narrow stage need not be as tall as a wide one. */
  #fitStage() {
    const { stage } = this.frame;
    const { width, height } = this.outlines;
    const wide = stage.clientWidth;
    const tall = Math.max(LOWEST, Math.round((wide * height) / width) + 20);
    stage.style.height = `${Math.min(this.latest.data.height ?? 560, tall)}px`;
    if (wide) this.view.resize(wide, stage.clientHeight);
    this.strip.resize(this.frame.strip.clientWidth);
  }

  #resize() {
    if (this.drawing) this.#fitStage();
  }

  #moved() {
    const { view, frame, drawing } = this;
    set(frame.world, "transform", `translate(${view.x},${view.y}) scale(${view.k})`);
    // At full view a finger on the map scrolls the page; closer in it moves the map.
    frame.stage.classList.toggle("zoomed", view.zoomed);
    drawing?.moved(view);
    this.tip.hide();
  }

  #chose() {
    const { outlines, selection } = this;
    if (!outlines) return;
    const positions = selection.list.map((id) => outlines.position.get(id));
    this.chosen = positions.filter((position) => position !== undefined);
    this.marks.choose(this.chosen);
    this.drawing.press(this.chosen);
    this.strip.choose(this.chosen);
    this.table.choose(this.chosen);
    if (this.shown) this.frame.paintList(this.shown, this.chosen);
    this.frame.live.textContent = this.tools.count(selection.ids.size);
  }

  #dim(key) {
    this.drawing?.dim(key);
    this.strip.dim(key);
  }

  async #points(wanted) {
    const address = wanted?.url ? new URL(wanted.url, document.baseURI).href : null;
    if (address === this.pointsFrom) return;
    this.pointsFrom = address;
    const points = address ? await json(address).catch(() => []) : [];
    if (this.pointsFrom !== address) return;
    this.marks.place(points);
    this.legend.points(this.marks.kinds, wanted?.label ?? "");
  }

  /** Tells whoever measures that the update is on screen. */
  #finish() {
    requestAnimationFrame(() => {
      const { root } = this.frame;
      root.removeAttribute("aria-busy");
      this.painted += 1;
      root.dataset.painted = String(this.painted);
      window.__areaMapPainted = performance.now();
      root.dispatchEvent(new CustomEvent("painted", { bubbles: true, composed: true }));
    });
  }

  remove() {
    this.sizes.disconnect();
    this.drawing?.remove();
    this.frame.remove();
  }
}
