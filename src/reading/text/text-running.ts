/** "Sida 2 (3)", "2 (3)", "Sid 2/3", "Sida 2 av 3", "- 2 -". */
const PAGE_NUMBER =
  /(?:\bsid(?:a|an)?\.?\s*\d+(?:\s*(?:\(\d+\)|av\s+\d+|\/\s*\d+))?|(?:^|\s{2,}|\t)\d+\s*(?:\(\d+\)|av\s+\d+|\/\s*\d+)|^-\s*\d+\s*-)\s*$/iu;

/**
 * Takes page headers and footers out of a text that was printed in pages: lines that end in a page number,
 * and lines that stand at the edge of more than one page. Pages are parted by form feeds.
 */
export function splitRunning(text: string): { lines: string[]; running: string[] } {
  const pages = text.split('\f').map((page) => page.split('\n'));
  const repeated = repeatedEdges(pages);
  const running = new Set<string>();
  const lines: string[] = [];
  for (const page of pages) {
    for (const line of page) {
      const words = line.replace(/\s+/gu, ' ').trim();
      if (words.length < 100 && words !== '' && (PAGE_NUMBER.test(spread(line)) || repeated.has(words))) {
        const text = words.replace(PAGE_NUMBER, '').trim();
        if (text !== '') running.add(text);
      } else lines.push(line);
    }
  }
  return { lines, running: [...running] };
}

/** Wide spaces become two: they still part, and a search does not try each of a million. */
function spread(line: string): string {
  return line.replace(/\s{2,}|\t/gu, '  ').trimEnd();
}

function repeatedEdges(pages: readonly (readonly string[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const words = page.map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '');
    for (const line of new Set([...words.slice(0, 3), ...words.slice(-3)])) seen.set(line, (seen.get(line) ?? 0) + 1);
  }
  return new Set(
    [...seen]
      .filter(([line, times]) => times > 1 && times >= pages.length * 0.6 && line.length > 2)
      .map(([line]) => line),
  );
}
