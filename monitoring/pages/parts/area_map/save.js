/** Hands a picture to the person as a file, as it is or as pixels. */

const SHARP = 2;

/** Eight letters that change with the content (FNV-1a; pages without TLS have no SHA-256). */
export function markOf(content) {
  let mark = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(content)) {
    mark = Math.imul(mark ^ byte, 0x01000193);
  }
  return (mark >>> 0).toString(16).padStart(8, "0");
}

export async function save(markup, name, kind) {
  const drawing = new Blob([markup], { type: "image/svg+xml" });
  const file = kind === "png" ? await pixels(drawing) : drawing;
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${safe(name)}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function safe(name) {
  return (name || "karte").replace(/[\\/:*?"<>|\s]+/g, "_");
}

async function pixels(drawing) {
  const address = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SHARP;
    canvas.height = image.naturalHeight * SHARP;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
