/** The component's own elements: tools, stage, legend, strip, table, areas without outline. */

import { html, set, svg } from "./element.js";
import { patterns } from "./patterns.js";

let number = 0;

const SHEETS = ["map.css", "tools.css", "stage.css", "notes.css", "legend.css", "table.css"];

/** Text of the style sheets, fetched once; without them the map still works, only plainer. */
export const style = Promise.all(SHEETS.map(sheetText)).then((texts) => texts.join("\n"));

async function sheetText(name) {
  try {
    const answer = await fetch(new URL(name, import.meta.url));
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
}

export class Frame {
  constructor(parent) {
    number += 1;
    this.prefix = `hatch-${number}`;
    this.defs = svg("defs", null, ...patterns(this.prefix));
    this.areas = svg("g", { class: "areas" });
    this.glyphs = svg("g", { class: "glyphs", "aria-hidden": "true" });
    this.world = svg("g", { class: "world" }, this.areas, this.glyphs);
    this.sheet = svg("svg", { class: "sheet", role: "group" }, this.defs, this.world);
    this.stage = html("div", { class: "stage" }, this.sheet);
    this.bare = html("div", { class: "bare", hidden: "" });
    this.hint = html("p", { class: "hint", id: `${this.prefix}-hint` });
    this.words = html("p", { class: "words", id: `${this.prefix}-words` });
    this.legend = html("section", { class: "legend" });
    this.strip = html("div", { class: "strip", hidden: "" });
    this.table = html("div", { class: "table", hidden: "" });
    this.bar = html("div", { class: "bar" });
    this.message = html("p", { class: "message", hidden: "" });
    this.live = html("div", { class: "live", "aria-live": "polite" });
    const ground = html("div", { class: "ground" }, this.words, this.stage, this.hint);
    const plane = html("div", { class: "plane" }, ground, this.bare);
    const body = html("div", { class: "body" }, plane, this.legend);
    this.whole = html("div", { class: "whole" }, this.bar, body, this.strip, this.table);
    this.root = html("div", { class: "area-map", "aria-busy": "true" });
    this.root.append(this.message, this.whole, this.live);
    this.whole.hidden = true;
    this.#dress(parent);
  }

  #dress(parent) {
    const sheet = html("style");
    this.root.style.visibility = "hidden";
    parent.append(sheet, this.root);
    this.dressed = false;
    this.dressing = style.then((text) => {
      this.dressed = true;
      sheet.textContent = text;
      this.root.style.visibility = "";
    });
    this.sheetElement = sheet;
  }

  /** Shows a sentence instead of the map (loading, failed), or the map if there is none. */
  say(message) {
    this.message.textContent = message;
    this.message.hidden = !message;
    this.whole.hidden = Boolean(message);
  }

  label(labels) {
    this.sheet.setAttribute("aria-describedby", `${this.words.id} ${this.hint.id}`);
    this.legend.setAttribute("aria-label", labels.legend ?? "");
    this.hint.textContent = labels.keyboard_hint ?? "";
  }

  /** Names the map by its title, with what it shows in words. */
  describe({ labels, legend, title, words }) {
    const named = [labels.map, title ?? legend?.title].filter(Boolean).join(": ");
    set(this.sheet, "aria-label", named);
    const said = [named, words].filter(Boolean).join(". ");
    if (this.words.textContent !== said) this.words.textContent = said;
  }

  /** Lists the areas without outline; `pick(position, event)` when one is pressed. */
  list(outlines, title, pick) {
    const { bare, names } = outlines;
    this.bare.hidden = bare.length === 0;
    const buttons = bare.map((i) =>
      html("button", { type: "button", "data-i": i, onclick: (event) => pick(i, event) }, names[i]),
    );
    const summary = html("summary", null, `${title} (${bare.length})`);
    const list = html("details", { open: bare.length <= 6 ? "" : null }, summary, ...buttons);
    this.bare.replaceChildren(list);
  }

  paintList(shown, pressed) {
    for (const button of this.bare.querySelectorAll("button")) {
      const i = Number(button.dataset.i);
      const text = shown.shortOf(i);
      if (button.textContent !== text) button.textContent = text;
      set(button, "aria-label", shown.nameOf(i));
      button.setAttribute("aria-pressed", String(pressed.includes(i)));
    }
  }

  remove() {
    this.sheetElement.remove();
    this.root.remove();
  }
}
