import { linesOf } from "./lines.js";

/** In pixels: read well on a telephone, a few kilobytes. */
const SIZE = { letters: 44, line: 64, edge: 48 };
/** Half of a receipt. */
const LINE_LENGTH = 15;

/**
 * A text as a picture, dark on white, with nothing beside it.
 * @throws Error where there is nothing to draw on
 */
export async function drawn(text: string): Promise<Blob> {
  const lines = linesOf(text, LINE_LENGTH);
  const canvas = document.createElement("canvas");
  const font = `bold ${SIZE.letters}px monospace`;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.font = font;
  canvas.width = Math.ceil(Math.max(...lines.map((line) => pen.measureText(line).width))) + 2 * SIZE.edge;
  canvas.height = lines.length * SIZE.line + 2 * SIZE.edge;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  // A new size resets the pen.
  pen.font = font;
  pen.textBaseline = "middle";
  pen.fillStyle = "#16262d";
  lines.forEach((line, index) => {
    pen.fillText(line, SIZE.edge, SIZE.edge + (index + 0.5) * SIZE.line);
  });
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png");
  });
}
