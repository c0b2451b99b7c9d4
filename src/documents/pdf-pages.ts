const TREE = /\/Type\s*\/Pages\s*\/Count\s+(\d+)/g;

/** How many pages one of our own PDFs has: its page tree stands in plain text. 0 where it cannot be told. */
export function pdfPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  return Math.max(0, ...Array.from(text.matchAll(TREE), ([, count]) => Number(count)));
}
