import { dayWords, periodWords } from '#checking/day-words.ts';
import { plain, type DocumentBlock, type DocumentModel } from '#documents/document.ts';
import type { RingPoint } from '#documents/promise-ring.ts';
import { ringSentence } from '#documents/ring-sentence.ts';
import { shortened } from '#report-back/shortened.ts';
import { briefGroups, type BriefLine, type BriefModel } from '#report-back/brief-model.ts';

/** So much of a point's words that a table of eight fits on the page with the rest. */
const LONGEST_POINT = 100;
const LONGEST_REASON = 110;

/** A brief as a document, set closely so that eight points are one page. */
export function briefDocument(brief: BriefModel, paragraph: string | null): DocumentModel {
  const points = ringPoints(brief.lines);
  const changed = brief.lines.filter(({ was }) => was !== null);
  const rows = briefGroups(brief.lines).flatMap(({ lines }) => together(lines).map(rowOf));
  // Four columns where somebody said why, three where nobody did: an empty one takes room from the words.
  const columns = rows.some(([, , , reason]) => reason !== '') ? 4 : 3;
  const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 2, text });
  return {
    title: `Lägesbild: ${brief.title}`,
    author: brief.municipality,
    letterhead: [
      `${brief.municipality} · ${brief.forum}${brief.meetingDay === null ? '' : ` ${dayWords(brief.meetingDay)}`}${paragraph === null ? '' : `, §\u00a0${paragraph}`}`,
      `${brief.areas.length === 0 ? 'Hela kommunen' : brief.areas.join(', ')} · löftets period ${periodWords(brief.period)} · efter ${brief.round}${brief.locked ? '' : ' (perioden är inte låst än)'} · läget ${dayWords(brief.day)}`,
    ],
    marks: brief.isDemo ? ['Exempel: påhittad kommun'] : [],
    date: brief.day,
    compact: true,
    blocks: [
      ...(points.length === 0 ? [] : [{ kind: 'ring' as const, points, alternative: ringSentence(points) }]),
      ...(brief.words === null ? [] : [{ kind: 'paragraph' as const, words: plain(brief.words) }]),
      heading('Behöver beslut'),
      brief.decisions.length === 0
        ? { kind: 'paragraph', words: plain('Inget behöver beslutas nu.') }
        : { kind: 'list', ordered: true, items: brief.decisions.map(plain) },
      heading(brief.before === null ? 'Ändrat' : `Ändrat sedan ${brief.before}`),
      changes(brief, changed),
      heading('Så går det, punkt för punkt'),
      {
        kind: 'table',
        caption: '',
        head: ['Läge', 'Punkt', 'Ägare', 'Skäl'].slice(0, columns),
        rows: rows.map((row) => row.slice(0, columns)),
      },
    ],
  };
}

/** Owners of a point who stand alike, for the same reason, are one row. */
function together(lines: readonly BriefLine[]): BriefLine[][] {
  return [...Map.groupBy(lines, ({ number, now, reason }) => JSON.stringify([number, now.word, reason])).values()];
}

function rowOf(lines: readonly BriefLine[]): string[] {
  const [first] = lines;
  if (first === undefined) return [];
  const owners = new Intl.ListFormat('sv').format(lines.map(({ owner }) => owner));
  const reason = first.reason === null ? '' : shortened(first.reason, LONGEST_REASON);
  return [first.now.word, `${first.number}. ${shortened(first.body, LONGEST_POINT)}`, owners, reason];
}

function changes({ before }: BriefModel, changed: readonly BriefLine[]): DocumentBlock {
  if (before === null) return { kind: 'paragraph', words: plain('Det här är löftets första period.') };
  if (changed.length === 0) return { kind: 'paragraph', words: plain('Ingen punkt har ändrat läge.') };
  const alike = Map.groupBy(changed, ({ was, now }) => `${was?.word ?? ''} → ${now.word}`);
  return {
    kind: 'list',
    ordered: false,
    items: [...alike].map(([turn, lines]) =>
      plain(`${turn}: ${lines.map(({ number, owner }) => `punkt\u00a0${number} (${owner})`).join(', ')}`),
    ),
  };
}

function ringPoints(lines: readonly BriefLine[]): RingPoint[] {
  return [...Map.groupBy(lines, ({ number }) => number)].map(([number, own]) => ({
    number,
    lanes: own.map(({ kind, now }) => ({ owner: kind, state: now.state })),
    carriedOver: false,
  }));
}
