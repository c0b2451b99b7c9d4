import { finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Passage } from '#checking/passage.ts';
import type { Finding, ReportPoint, StatedCounts } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';

type Count = keyof StatedCounts;

const NAMES: Record<Count, { readonly one: string; readonly many: string }> = {
  total: { one: 'punkt', many: 'punkter' },
  joint: { one: 'gemensam punkt', many: 'gemensamma punkter' },
  municipality: { one: 'punkt för kommunen', many: 'punkter för kommunen' },
  police: { one: 'punkt för polisen', many: 'punkter för polisen' },
};

const WORDS = 'noll en|ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton'.split(' ');

/** Says where the number of points that a document states differs from the points that stand in it. */
export function findCountMismatches({ report, passages }: Material): Finding[] {
  const stated = report.statedCounts;
  if (stated === null || report.points.length === 0) return [];
  const found = countPoints(report.points);
  const counts: Count[] = ['total'];
  // Where some point's owner is unknown, the counts by owner cannot be held against the document.
  if (report.points.every((point) => point.owner.length > 0)) counts.push('joint', 'municipality', 'police');
  return counts.flatMap((count) => {
    const said = stated[count];
    if (said === null || said === found[count]) return [];
    return finding(
      'count-mismatch',
      `Dokumentet säger ${said} ${NAMES[count][said === 1 ? 'one' : 'many']}, men har ${found[count] || 'ingen'}. ${found[count] < said ? 'Rätta antalet, eller lägg till det som saknas.' : 'Räkna punkterna och rätta antalet.'}`,
      whereStated(passages, said, count),
    );
  });
}

function countPoints(points: readonly ReportPoint[]): Record<Count, number> {
  const only = (kind: string): number => points.filter(({ owner }) => owner.length === 1 && owner[0] === kind).length;
  return {
    total: points.length,
    joint: points.filter(({ owner }) => owner.length > 1).length,
    municipality: only('municipality'),
    police: only('police'),
  };
}

/** The sentence that states the count: it holds the number and speaks of points. */
function whereStated(
  passages: readonly Passage[],
  said: number,
  count: Count,
): { quote: string | null; block: number | null } {
  const number = new RegExp(`(?<![\\p{L}\\p{N}])(?:${said}|${WORDS[said] ?? said})(?![\\p{L}\\p{N}])`, 'iu');
  const about: Record<Count, RegExp> = {
    total: /./,
    joint: /gemensam|tillsammans|båda/i,
    municipality: /kommun/i,
    police: /polis/i,
  };
  for (const { text, block, role } of passages) {
    if (role === 'point' || role === 'result') continue;
    const sentence = splitSentences(text).find(
      (one) =>
        number.test(one.text) && /punkt|löfte|åtagande|åtgärd|aktivitet/i.test(one.text) && about[count].test(one.text),
    );
    if (sentence !== undefined) return { quote: sentence.text, block };
  }
  return { quote: null, block: null };
}
