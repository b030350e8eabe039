// Arrow keys turn the slides; each slide is made small enough for the screen.
// Listens to the whole page, since nobody on a stage looks for the right element first.
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1,
  ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -99999, End: 99999, Escape: 0 };
const FIELDS = "input, textarea, select, [contenteditable], [role=listbox]";
// On a button or link these keys press it.
const PRESSES = [" ", "Enter"];
const SMALLEST = 0.45;
// As wide as this a screen shows type of its own size; a larger one magnifies it.
const USUAL = 1280;
const LARGEST = 1.3;

function fit() {
  const slide = document.querySelector(".dashboard.presented");
  if (!slide) return;
  slide.style.minHeight = "0";
  // What stands below the slide needs room as well.
  const room = window.innerHeight - slide.getBoundingClientRect().top - 96;
  let zoom = Math.min(2.5, Math.max(1, (window.innerWidth / USUAL) * LARGEST));
  slide.style.zoom = zoom;
  while (zoom > SMALLEST && slide.getBoundingClientRect().height > room) {
    zoom -= 0.05;
    slide.style.zoom = zoom;
  }
  // The buttons stay where they are from slide to slide.
  slide.style.minHeight = `${Math.max(0, room / zoom - 4)}px`;
}

// Called again with every slide; only the newest may listen.
let stop = () => {};

export default function (component) {
  const { setTriggerValue } = component;
  const listen = (event) => {
    const target = event.target;
    if (!document.querySelector(".dashboard.presented")) return;
    if (event.altKey || event.ctrlKey || event.metaKey || target.closest?.(FIELDS)) return;
    if (!(event.key in STEPS)) return;
    if (PRESSES.includes(event.key) && target.closest?.("button, a, summary")) return;
    event.preventDefault();
    setTriggerValue("step", { by: STEPS[event.key], at: Date.now() });
  };
  stop();
  document.addEventListener("keydown", listen);
  window.addEventListener("resize", fit);
  // The slide may be drawn after this element.
  const waits = [0, 80, 250, 700].map((wait) => setTimeout(fit, wait));
  stop = () => {
    document.removeEventListener("keydown", listen);
    window.removeEventListener("resize", fit);
    waits.forEach(clearTimeout);
  };
  return stop;
}
