/** The small buttons above the map. */

import { html, set, svg, worded } from "./element.js";

const ICONS = {
  zoom_in: "M8,3v10M3,8h10",
  zoom_out: "M3,8h10",
  fit: "M2.5,6v-3.5h3.5M10,2.5h3.5v3.5M13.5,10v3.5h-3.5M6,13.5h-3.5v-3.5",
  lasso: "M4.6,10.2c-4,-2.2 -2.4,-7.4 3.6,-7.4s7.6,5.2 2.4,7.2c-2.4,.9 -6,.2 -6,1.8s2.6,.6 2,2.2",
  several: "M2.5,2.5h7v7h-7zM6.5,12v1.5h7v-7h-1.5M6,4.3v3.4M4.3,6h3.4",
  save: "M8,2.5v7.5M4.8,7l3.2,3.2l3.2,-3.2M2.5,13.5h11",
  clear: "M4.5,4.5l7,7M11.5,4.5l-7,7",
};

export class Tools {
  /** `act` has zoom_in, zoom_out, fit, lasso(on), several(on), clear, save(kind). */
  constructor(bar, act) {
    this.act = act;
    this.named = [];
    this.chosen = html("span", { class: "chosen-text" });
    const clear = this.#button("clear", () => act.clear());
    this.chip = html("span", { class: "chip", hidden: "" }, this.chosen, clear);
    this.lasso = this.#toggle("lasso");
    this.several = this.#toggle("several");
    this.group = html("div", { class: "tools", role: "group" });
    this.group.append(
      this.#button("zoom_in", act.zoom_in),
      this.#button("zoom_out", act.zoom_out),
      this.#button("fit", act.fit),
      this.lasso,
      this.several,
      (this.menu = this.#menu()),
    );
    bar.append(this.chip, this.group);
  }

  #icon(name) {
    const path = svg("path", { d: ICONS[name] });
    return svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, path);
  }

  #button(name, onclick) {
    const icon = this.#icon(name);
    const button = html("button", { type: "button", class: `tool ${name}`, onclick }, icon);
    this.named.push([button, name]);
    return button;
  }

  #toggle(name) {
    const released = () => button.getAttribute("aria-pressed") !== "true";
    const button = this.#button(name, () => this.press(name, released()));
    button.setAttribute("aria-pressed", "false");
    return button;
  }

  press(name, on) {
    set(this[name], "aria-pressed", String(on));
    this.act[name](on);
  }

  #menu() {
    const summary = html("summary", { class: "tool save" }, this.#icon("save"));
    this.named.push([summary, "save"]);
    const choices = ["save_svg", "save_png"].map((name) => {
      const button = html("button", { type: "button", class: name });
      button.addEventListener("click", () => {
        menu.open = false;
        this.act.save(name.slice(5));
      });
      this.named.push([button, name]);
      return button;
    });
    const list = html("div", { class: "choices" }, ...choices);
    const menu = html("details", { class: "menu" }, summary, list);
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      summary.focus();
    });
    return menu;
  }

  /** `saving` says whether the picture may be saved. */
  label(labels, multiple, saving) {
    for (const [button, name] of this.named) {
      const text = labels[name] ?? name;
      if (button.classList.contains("tool")) {
        set(button, "aria-label", text);
        set(button, "title", text);
      } else if (button.textContent !== text) button.textContent = text;
    }
    set(this.group, "aria-label", labels.tools ?? labels.map ?? "");
    this.lasso.hidden = this.several.hidden = !multiple;
    this.menu.hidden = !saving;
    this.labels = labels;
  }

  count(n) {
    const text = n ? worded(this.labels?.selected_n, { n }) : "";
    if (this.chosen.textContent !== text) this.chosen.textContent = text;
    this.chip.hidden = n === 0;
    return text;
  }
}
