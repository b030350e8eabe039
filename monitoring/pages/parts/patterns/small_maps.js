/** Small maps side by side: outlines come by address once, each map is one canvas. */

const loading = new Map();
const HATCHES = {
  s: { ground: "#ffffff", ink: "#5a6672", d: [[0, 5, 5, 0]] },
  x: { ground: "#eceff2", ink: "#8a94a0", d: [[0, 5, 5, 0], [0, 0, 5, 5]] },
  n: { ground: "#d9d9d9", ink: "#d9d9d9", d: [] },
};
const TILE = 5;

function outlinesFrom(address) {
  if (!loading.has(address)) {
    const wanted = fetch(address, { credentials: "same-origin" }).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      const raw = await answer.json();
      return { ...raw, shapes: raw.paths.map((d) => new Path2D(d)), border: new Path2D(raw.above) };
    });
    loading.set(address, wanted);
    wanted.catch(() => loading.delete(address));
  }
  return loading.get(address);
}

function tileOf(pen, { ground, ink, d }, ratio, k) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(TILE * ratio);
  const draw = tile.getContext("2d");
  draw.scale(ratio, ratio);
  draw.fillStyle = ground;
  draw.fillRect(0, 0, TILE, TILE);
  draw.strokeStyle = ink;
  for (const [x, y, toX, toY] of d) {
    draw.beginPath();
    draw.moveTo(x, y);
    draw.lineTo(toX, toY);
    draw.stroke();
  }
  const found = pen.createPattern(tile, "repeat");
  found.setTransform(new DOMMatrix().scale(1 / k));
  return found;
}

function draw(canvas, map, data, outlines) {
  const ratio = window.devicePixelRatio || 1;
  const wide = canvas.clientWidth;
  if (!wide) return;
  const k = (wide * ratio) / outlines.width;
  canvas.width = Math.round(wide * ratio);
  canvas.height = Math.ceil(outlines.height * k) + 1;
  canvas.style.aspectRatio = `${canvas.width} / ${canvas.height}`;
  const pen = canvas.getContext("2d");
  pen.scale(k, k);
  for (const key of new Set(map.classes)) {
    const shape = new Path2D();
    outlines.shapes.forEach((one, i) => map.classes[i] === key && shape.addPath(one));
    const hatch = HATCHES[key];
    pen.fillStyle = hatch ? tileOf(pen, hatch, ratio, k) : data.colors[Number(key)];
    // Without a line of its own colour, the ground shows between neighbours.
    pen.strokeStyle = hatch ? hatch.ground : data.colors[Number(key)];
    pen.lineWidth = ratio / k / 2;
    pen.fill(shape, "evenodd");
    pen.stroke(shape);
    if (hatch) pen.fill(shape, "evenodd");
  }
  pen.lineWidth = (0.5 * ratio) / k;
  pen.strokeStyle = "#6b7682";
  pen.stroke(outlines.border);
  pen.lineWidth = (1.6 * ratio) / k;
  pen.strokeStyle = "#111418";
  for (const id of data.selected) {
    const i = outlines.ids.indexOf(id);
    if (i >= 0) pen.stroke(outlines.shapes[i]);
  }
}

function figureOf(map) {
  const figure = document.createElement("figure");
  const canvas = document.createElement("canvas");
  const title = document.createElement("figcaption");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", map.alt);
  title.textContent = map.title;
  figure.append(title, canvas);
  return figure;
}

async function drawn(figure, map, data) {
  const canvas = figure?.querySelector("canvas");
  try {
    const outlines = await outlinesFrom(map.outlines);
    if (canvas?.isConnected) draw(canvas, map, data, outlines);
  } catch {
    canvas?.replaceWith(data.failed);
  }
}

/** Called for the first showing and again for each update, always with the same parent. */
export default function ({ data, parentElement }) {
  let grid = parentElement.querySelector(".small-maps");
  if (!grid) {
    grid = document.createElement("div");
    grid.className = "small-maps";
    parentElement.append(grid);
  }
  grid.style.setProperty("--least", data.maps.length > 4 ? "190px" : "300px");
  grid.replaceChildren(...data.maps.map(figureOf));
  const paint = async () => {
    await Promise.all(data.maps.map((map, i) => drawn(grid.children[i], map, data)));
    grid.dataset.painted = String(data.maps.length);
  };
  let wide = 0;
  const watch = new ResizeObserver(() => {
    if (grid.clientWidth === wide) return;
    wide = grid.clientWidth;
    paint();
  });
  watch.observe(grid);
  return () => watch.disconnect();
}
