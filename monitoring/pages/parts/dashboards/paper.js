// Before printing, the dashboard gets the largest size at which all of it stands on one A4 sheet.
const ACROSS = 186; // millimetres between the margins of the sheet
const DOWN = 272; // and some room less than from top to bottom
const LARGEST = 1.3;
const SMALLEST = 0.5;
const MILLIMETRE = 96 / 25.4;

function fit() {
  const article = document.querySelector("article.dashboard");
  const rules = document.querySelector("style.dashboard-paper");
  if (!article || !rules) return;
  // Measured with the rules of the paper, which the screen does not know.
  rules.media = "all";
  const frame = article.closest('[data-testid="stMainBlockContainer"]');
  const above = article.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  const room = DOWN * MILLIMETRE - Math.max(0, above);
  let size = LARGEST;
  const high = () => {
    article.style.setProperty("--paper", size);
    article.style.width = `${ACROSS / size}mm`;
    return article.getBoundingClientRect().height;
  };
  while (high() > room && size > SMALLEST) size = Math.round((size - 0.02) * 100) / 100;
  article.style.width = "";
  rules.media = "print";
}

let stop = () => {};

export default function () {
  stop();
  window.addEventListener("beforeprint", fit);
  stop = () => window.removeEventListener("beforeprint", fit);
  return stop;
}
