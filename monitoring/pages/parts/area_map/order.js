/** In which order the rows of a table stand: by size or by alphabet, gaps always last. */

/** Reads numbers as a language writes them ("1.234,5"); a note in brackets may follow. */
export function readerOf(language) {
  const parts = new Intl.NumberFormat(language).formatToParts(-12345.6);
  const sign = (type) => parts.find((part) => part.type === type)?.value ?? "";
  const [group, decimal] = [sign("group"), sign("decimal")];
  const whole = `\\d{1,3}(?:\\${group}\\d{3})+|\\d+`;
  const form = new RegExp(`^([+−-]?)(${whole})(?:\\${decimal}(\\d+))?(?:\\s\\(.*\\))?$`);
  return (text) => {
    const found = form.exec(text);
    if (!found) return NaN;
    const size = Number(`${found[2].replaceAll(group, "")}.${found[3] ?? "0"}`);
    return found[1] && found[1] !== "+" ? -size : size;
  };
}

/** Numbers if every text is one, else the texts themselves; null is a gap. */
export function keysOf(texts, gaps, read) {
  const words = texts.map((text) => (gaps.has(text) ? null : text));
  const numbers = words.map((text) => (text === null ? null : read(text)));
  return numbers.some(Number.isNaN) ? words : numbers;
}

export function areNumbers(keys) {
  return typeof keys.find((key) => key !== null) === "number";
}

/** Positions in the order of their keys; `rank` (place by name) decides between equal ones. */
export function ordered(keys, descending, collator, rank) {
  const positions = [...keys.keys()];
  const byName = (a, b) => rank[a] - rank[b];
  const compare = areNumbers(keys)
    ? (a, b) => keys[a] - keys[b]
    : (a, b) => collator.compare(keys[a], keys[b]);
  const turn = descending ? -1 : 1;
  const known = positions.filter((i) => keys[i] !== null);
  const gaps = positions.filter((i) => keys[i] === null);
  known.sort((a, b) => turn * compare(a, b) || byName(a, b));
  return [...known, ...gaps.sort(byName)];
}

/** Place of every position in an order. */
export function ranksOf(order) {
  const rank = new Int32Array(order.length);
  order.forEach((position, place) => (rank[position] = place));
  return rank;
}
