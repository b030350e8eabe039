/** Pictures that are to be seen on a page, with their names and whether a table is near. */
() => {
  const small = 30;
  const parent = (one) => one.parentElement ?? one.getRootNode().host ?? null;
  const up = (one, found) => {
    for (let at = one; at; at = parent(at)) if (at.matches && found(at)) return at;
    return null;
  };
  const deep = (root, selector) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap((one) =>
      one.shadowRoot ? deep(one.shadowRoot, selector) : []),
  ];
  const named = (one) => {
    const by = one.getAttribute("aria-labelledby");
    return (one.getAttribute("alt") || one.getAttribute("aria-label")
      || (by && one.getRootNode().getElementById(by)?.textContent) || "").trim();
  };
  const seen = (one) => {
    const { width, height } = one.getBoundingClientRect();
    const swatch = width <= small && one.getAttribute("alt") === "";
    return width > 2 && height > 2 && !swatch && one.checkVisibility({ visibilityProperty: true })
      && !up(one, (at) => at.getAttribute("aria-hidden") === "true");
  };
  const way = (one) => /als Tabelle|^Tabelle/.test(one.textContent.trim());
  const near = (one) => {
    // In the column of the picture, or in the one beside it.
    const columns = up(one, (at) => at.dataset?.testid === "stColumn")?.parentElement;
    const place = columns ?? up(one, (at) => at.dataset?.testid === "stMain");
    return deep(place, "table").length > 0
      || deep(place, 'summary, [data-testid="stCheckbox"]').some(way);
  };
  const main = document.querySelector('[data-testid="stMain"]');
  const chart = '[data-testid="stPlotlyChart"]';
  const pictures = deep(main, `svg, img, canvas, [role="img"], ${chart}`).filter((one) => {
    const inside = parent(one) && up(parent(one), (at) => at.matches(`svg, [role="img"], ${chart}`));
    return !inside && seen(one);
  });
  return pictures.map((one) => {
    // A map without classes shows where something lies, and no number.
    const locator = one.matches(".sheet") && one.getRootNode().querySelector(".legend").hidden;
    const what = `${one.localName}.${one.getAttribute("class") ?? ""}`.slice(0, 60);
    return { what, name: named(one), table: locator || near(one) };
  });
}
