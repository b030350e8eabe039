/** Where the keyboard is, by name, and whether that can be seen. */
() => {
  const ours = "rgb(11, 92, 143)";
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body) return null;
  const label = one.getAttribute("aria-label") || one.labels?.[0]?.textContent
    || one.textContent || "";
  let seen = one.matches(".area") && Boolean(one.getRootNode().querySelector("path.focused")?.getAttribute("d"));
  for (let at = one, steps = 0; at && steps < 6 && !seen; at = at.parentElement, steps += 1) {
    const { outlineStyle, outlineWidth, boxShadow, borderTopColor } = getComputedStyle(at);
    seen = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none"
      || borderTopColor === ours;
  }
  return [label.trim().slice(0, 80), seen];
}
