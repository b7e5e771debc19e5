/**
 * Keeps pdfjs from loading its drawing library, which it asks for when it loads: that library searches the machine for fonts and opens the list of its
 * users (seen under strace). Only words are read here and nothing is drawn. Imported before pdfjs; Node's own way to stand in for a module.
 */
import { createRequire } from "node:module";

const ours = createRequire(import.meta.url);
const pdfjs = createRequire(ours.resolve("pdfjs-dist/package.json"));
try {
  const place = pdfjs.resolve("@napi-rs/canvas");
  ours.cache[place] ??= { exports: {}, loaded: true, id: place } as NodeModule;
} catch {
  // Not installed: it is optional.
}
/** pdfjs makes a matrix as it loads, for patterns that are drawn, and complains where the others are not there. */
for (const name of ["DOMMatrix", "ImageData", "Path2D"])
  if (!Reflect.has(globalThis, name)) Reflect.set(globalThis, name, class {});
