import type { Area, Run } from '#reading/pdf-page.ts';

/** Where on a page words lead somewhere. */
export type LinkArea = Area & { readonly address: string };

/** Gives runs their addresses; a run that only partly lies on a link is parted at the nearest words. */
export function withLinks(runs: readonly Run[], areas: readonly LinkArea[]): Run[] {
  if (areas.length === 0) return [...runs];
  return runs.flatMap((run) => {
    const middle = run.y - run.size * 0.3;
    const onLine = areas.filter((area) => middle > area.y0 - 1 && middle < area.y1 + 1 && area.x0 < run.x + run.width - 1 && area.x1 > run.x + 1);
    return onLine.sort((a, b) => a.x0 - b.x0).reduceRight<Run[]>((parts, area) => [...partRun(parts[0]!, area), ...parts.slice(1)], [run]);
  });
}

function partRun(run: Run, area: LinkArea): Run[] {
  const letter = run.width / Math.max(1, run.text.length);
  const from = wordEdge(run.text, (area.x0 - run.x) / letter);
  const to = wordEdge(run.text, (area.x1 - run.x) / letter);
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
      x: run.x + letter * part.from,
      width: letter * (part.to - part.from),
      spaced: part.from === 0 ? run.spaced : false,
      address: part.address ?? run.address,
    }));
}

/** The place in the text nearest to a guessed one where a word begins or ends. */
function wordEdge(text: string, guess: number): number {
  if (guess <= 0.6) return 0;
  if (guess >= text.length - 0.6) return text.length;
  let best = 0;
  for (let at = 0; at <= text.length; at++) {
    const edge = at === 0 || at === text.length || /[\p{L}\d]/u.test(text[at - 1]!) !== /[\p{L}\d]/u.test(text[at]!);
    if (edge && Math.abs(at - guess) < Math.abs(best - guess)) best = at;
  }
  return best;
}
