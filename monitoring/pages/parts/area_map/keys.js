/** The keyboard on the map: one tab stop, arrows to the neighbour, Enter selects, + - 0 zoom. */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ZOOMS = { "+": 1.5, "=": 1.5, "-": 1 / 1.5 };

/** `map` has at (focused position), step(position), pick(position, adding), view, escape(). */
export function pressed(event, map) {
  const { key } = event;
  const chord = event.ctrlKey || event.metaKey || event.altKey;
  if (key === "Escape") map.escape();
  else if (key === "Enter" || key === " ") {
    map.pick(map.at, event.ctrlKey || event.metaKey || event.shiftKey);
  } else if (chord) return;
  else if (key in ARROWS) map.step(nearest(map.outlines.centers, map.at, ARROWS[key]));
  else if (key in ZOOMS) map.view.zoom(ZOOMS[key], ...centerOf(map));
  else if (key === "0") map.view.fit();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function centerOf(map) {
  const center = map.outlines.centers[map.at];
  return center ? map.view.onScreen(center) : [];
}

/** The area that lies closest in a direction; sideways distance counts more than twice. */
export function nearest(centers, from, [dx, dy]) {
  const start = centers[from];
  let best = from;
  let least = Infinity;
  centers.forEach((center, i) => {
    if (!center || !start || i === from) return;
    const x = center[0] - start[0];
    const y = center[1] - start[1];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const cost = ahead + 2.2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && cost < least) {
      least = cost;
      best = i;
    }
  });
  return best;
}
