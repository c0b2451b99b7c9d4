import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError, sentenceFor } from '#platform/errors.ts';
import { changeEntry } from '#follow-up/change-entry.server.ts';
import { figureInputs } from '#follow-up/entry-form.ts';
import type { FigureRecord, Progress } from '#follow-up/follow-up-record.ts';
import { loadGrid, type PromiseGrid } from '#follow-up/grid-queries.server.ts';
import { promiseState } from '#promise/promise-state.ts';
import { baseKey, progressOf, sheetDifferences, type Known, type RowChange } from '#follow-up/sheet-differences.ts';
import { figuresOfLines } from '#follow-up/sheet-figures.ts';
import { readSheet, writeSheet, type SheetFormat } from '#reading/sheet-file.server.ts';
import { rowsOfTable, sheetPlaces, sheetTable, wordsOf, type SheetRow, type Words } from '#follow-up/sheet.ts';

/** The grid as a spreadsheet. @throws AppError `promise-not-found` */
export async function sheetOf(work: Work, slug: string, format: SheetFormat, today: string): Promise<Uint8Array> {
  const { grid, promise } = await gridOf(work, slug, today);
  await appendAudit(work.tx, {
    municipalityId: work.municipalityId,
    type: 'sheet-taken-out',
    subjectId: promise.id,
    personId: work.actor.personId,
    data: { format, via: work.actor.via },
  });
  return writeSheet(sheetTable(grid), format, 'Uppföljning');
}

async function gridOf(work: Work, slug: string, today: string): Promise<PromiseGrid> {
  const page = await loadGrid(work, slug, today);
  if (page === null) throw new AppError('promise-not-found');
  return page;
}

export type SheetShown = {
  readonly changes: readonly RowChange[];
  /** Lines of the sheet that are no rows of this promise. */
  readonly unknown: readonly number[];
};

/**
 * What a spreadsheet would change, cell by cell. Nothing is changed.
 * @throws AppError `promise-not-found`, `sheet-too-large`, `sheet-unreadable`, `sheet-without-head`
 */
export async function showSheet(work: Work, slug: string, bytes: Uint8Array, today: string): Promise<SheetShown> {
  const table = rowsOfTable(await readSheet(bytes));
  if ('fault' in table) throw new AppError(table.fault === 'no-head' ? 'sheet-without-head' : 'sheet-too-large');
  const known = knownIn(work, await gridOf(work, slug, today), today);
  const base = await loadBase(work, table.rows, known);
  const { changes, unknown } = sheetDifferences(table.rows, known, base);
  return { changes, unknown: [...table.unknown, ...unknown].toSorted((one, two) => one - two) };
}

function knownIn({ actor, municipalityId }: Work, { grid, promise }: PromiseGrid, today: string): Map<string, Known> {
  const state = promiseState(promise, today);
  const areas = promise.areas.map(({ id }) => id);
  return new Map(
    sheetPlaces(grid).map((place) => {
      const may = can(actor, 'entry:answer', { municipalityId, state, areas, parties: [place.row.party.id] });
      return [place.key, { place, may }] as const;
    }),
  );
}

/** The words of the versions that rows were taken out with, where others have come since. */
async function loadBase(
  { tx, municipalityId }: Work,
  rows: readonly SheetRow[],
  known: ReadonlyMap<string, Known>,
): Promise<Map<string, Words>> {
  const wanted = rows.flatMap(({ key, version }) => {
    const entry = known.get(key)?.place.entry ?? null;
    return entry === null || entry.no === version ? [] : [{ key, version, entryId: entry.id }];
  });
  if (wanted.length === 0) return new Map();
  const ids = [...new Set(wanted.map(({ entryId }) => entryId))];
  type Old = {
    entryId: string;
    no: number;
    body: string | null;
    progress: Progress | null;
    reason: string | null;
    nextStep: string | null;
    figures: FigureRecord[];
  };
  const { rows: old } = await sql<Old>`
    select v.entry_id as "entryId", v.no, v.body, v.progress, v.reason, v.next_step as "nextStep",
      coalesce((select jsonb_agg(jsonb_build_object('label', f.label, 'value', f.value, 'unit', f.unit, 'quote', f.quote)
        order by f.position, f.id) from figure f
        where f.municipality_id = v.municipality_id and f.entry_version_id = v.id), '[]') as figures
    from entry_version v where v.municipality_id = ${municipalityId} and v.entry_id = any(${ids}::uuid[])`.execute(tx);
  return new Map(
    wanted.flatMap(({ key, version, entryId }) => {
      const version_ = old.find((one) => one.entryId === entryId && one.no === version);
      return version_ === undefined ? [] : [[baseKey(key, version), wordsOf(version_)] as const];
    }),
  );
}

/** A change that somebody has looked at and takes, beside the version that it was shown with. */
export type TakenRow = { readonly key: string; readonly no: number; readonly words: Words };

/**
 * Takes rows of a spreadsheet into the record: all of them, or none.
 * @throws AppError `sheet-row-refused`, which names the row and says why; `promise-not-found`
 */
export async function takeSheet(work: Work, slug: string, rows: readonly TakenRow[], today: string): Promise<number> {
  const page = await gridOf(work, slug, today);
  const known = knownIn(work, page, today);
  for (const row of rows) await takeRow(work, row, known.get(row.key), today);
  await appendAudit(work.tx, {
    municipalityId: work.municipalityId,
    type: 'sheet-taken-in',
    subjectId: page.promise.id,
    personId: work.actor.personId,
    data: { rows: rows.length, content: contentHash(rows.map(({ key, no }) => [key, no])), via: work.actor.via },
  });
  return rows.length;
}

async function takeRow(work: Work, { key, no, words }: TakenRow, one: Known | undefined, today: string): Promise<void> {
  if (one === undefined) throw new AppError('sheet-row-refused', { row: key, why: 'Raden finns inte längre.' });
  const { place } = one;
  const row = `Punkt ${place.row.number}, ${place.row.party.name}, ${place.period}`;
  const progress = progressOf(words.Status);
  const read = figuresOfLines(words.Siffror, place.entry?.figures ?? []);
  if (progress === undefined || 'fault' in read)
    throw new AppError('sheet-row-refused', { row, why: 'Statusen eller en siffra går inte att tolka.' });
  const said = (text: string): string | null => (text === '' ? null : text);
  await changeEntry(work, {
    roundId: place.roundId,
    pointId: place.row.pointId,
    partyId: place.row.party.id,
    told: place.told,
    expectedNo: no,
    kind: words.Resultat === '' ? 'nothing-to-report' : 'report',
    body: said(words.Resultat),
    progress,
    reason: said(words.Skäl),
    nextStep: said(words['Nästa steg']),
    figures: figureInputs(read.figures, place.entry?.figures ?? [], {
      source: place.row.party.name,
      period: place.span,
    }),
    today,
  }).catch((fault: unknown) => {
    throw fault instanceof AppError
      ? new AppError('sheet-row-refused', { row, why: sentenceFor(fault) }, fault)
      : fault;
  });
}
