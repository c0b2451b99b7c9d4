import { itemAt } from '#reading/blocks/item-at.ts';
import type { Area, Run } from '#reading/pdf/page.ts';

/** Where on a page words lead somewhere. */
export type LinkArea = Area & { readonly address: string };

/** Gives runs their addresses; a run that only partly lies on a link is parted at the nearest words. */
export function withLinks(runs: readonly Run[], areas: readonly LinkArea[]): Run[] {
  if (areas.length === 0) return [...runs];
  return runs.flatMap((run) => {
    const middle = run.y - run.size * 0.3;
    const onLine = areas.filter(
      (area) => middle > area.y0 - 1 && middle < area.y1 + 1 && area.x0 < run.x + run.width - 1 && area.x1 > run.x + 1,
    );
    return onLine
      .sort((a, b) => a.x0 - b.x0)
      .reduceRight<Run[]>((parts, area) => [...partRun(itemAt(parts, 0), area), ...parts.slice(1)], [run]);
  });
}

/** How wide a letter is beside a middling one, in most faces. */
const breadth = (letter: string): number =>
  /[iljtfr.,:;'!|() -]/.test(letter) ? 0.55 : /[mwMW@%—]/.test(letter) ? 1.55 : /[\p{Lu}\d]/u.test(letter) ? 1.2 : 1;

function partRun(run: Run, area: LinkArea): Run[] {
  const places = [0];
  for (const letter of run.text)
    for (let unit = 0; unit < letter.length; unit++) places.push(itemAt(places, -1) + breadth(letter) / letter.length);
  const scale = run.width / Math.max(0.1, itemAt(places, -1));
  const at = (index: number): number => (places[index] ?? 0) * scale;
  const from = wordEdge(run.text, area.x0 - run.x, at);
  const to = wordEdge(run.text, area.x1 - run.x, at);
  if (to <= from) return [run];
  return [
    { from: 0, to: from, address: null },
    { from, to, address: area.address },
    { from: to, to: run.text.length, address: null },
  ]
    .filter((part) => part.to > part.from)
    .map((part) => ({
      ...run,
      text: run.text.slice(part.from, part.to),
      x: run.x + at(part.from),
      width: at(part.to) - at(part.from),
      spaced: part.from === 0 ? run.spaced : false,
      address: part.address ?? run.address,
    }));
}

/** The place in the text, nearest to a guessed length, where a word begins or ends. */
function wordEdge(text: string, length: number, lengthAt: (index: number) => number): number {
  let best = 0;
  for (let at = 0; at <= text.length; at++) {
    const edge =
      at === 0 || at === text.length || /[\p{L}\d]/u.test(itemAt(text, at - 1)) !== /[\p{L}\d]/u.test(itemAt(text, at));
    if (edge && Math.abs(lengthAt(at) - length) < Math.abs(lengthAt(best) - length)) best = at;
  }
  return best;
}
