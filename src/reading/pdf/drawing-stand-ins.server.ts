class Nothing {}

/**
 * pdf.js asks for the browser's drawing classes as it loads, and would take them from a native canvas. We never draw,
 * the process that reads may not load native code, and the canvas is not there on every machine. Call it before.
 */
export function standInForDrawing(): void {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (name in globalThis) continue;
    Object.defineProperty(globalThis, name, { value: Nothing, configurable: true, writable: true });
  }
}
