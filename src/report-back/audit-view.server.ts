import { authorize } from '#access/authorize.ts';
import { inInstallationView, type Work } from '#access/work.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import { auditChoices, listAudit, type AuditTold } from '#platform/audit-queries.server.ts';
import { calm, csvLine, CSV_START } from '#platform/export/csv.ts';
import type { Tx } from '#platform/database.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import type { AuditAsked } from '#report-back/audit-filter.ts';
import { eventWords, viaWords } from '#report-back/audit-words.ts';
import { peopleHere, whoWrote } from '#report-back/history-writers.server.ts';

const A_PAGE = 100;
/** More than a municipality writes in ten years. */
const MOST_EXPORTED = 200_000;

type AuditLine = {
  readonly no: number;
  readonly at: Date;
  readonly what: string;
  /** The name inside the office; null for who came in without one. */
  readonly who: string | null;
  readonly does: string;
  readonly via: string | null;
  /** Ids, hashes and counts, as they are kept. */
  readonly data: string;
};

export type AuditView = {
  readonly municipality: MunicipalityRef;
  readonly lines: readonly AuditLine[];
  /** The number to show those before; null where there are no more. */
  readonly older: number | null;
  readonly types: readonly { readonly type: string; readonly words: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

/** A municipality's events as its auditor sees them. @throws AppError `forbidden` */
export async function loadAuditView(work: Work, municipality: MunicipalityRef, asked: AuditAsked): Promise<AuditView> {
  const { municipalityId, actor } = work;
  authorize(actor, 'audit:read', { municipalityId });
  const chain = await chainOf(work, asked.chain);
  const page = { before: asked.before, most: A_PAGE + 1 };
  const events = await chain((inChain, id, people) => listAudit(inChain, id, { ...asked.filter, ...people }, page));
  const choices = await chain((inChain, id, { people = null }) => auditChoices(inChain, id, people));
  const writers = await whoWrote(work, choices.people);
  const types = choices.types.map((type) => ({ type, words: eventWords(type) }));
  const people = choices.people.flatMap((id) => {
    const { name } = writers(id);
    return name === null ? [] : [{ id, name }];
  });
  const shown = events.slice(0, A_PAGE);
  return {
    municipality,
    lines: await linesOf(work, shown),
    older: events.length > A_PAGE ? (shown.at(-1)?.no ?? null) : null,
    types: types.toSorted((a, b) => a.words.localeCompare(b.words, 'sv')),
    people: people.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
  };
}

type Chain = <T>(
  read: (tx: Tx, chainId: string, people: { readonly people?: readonly string[] }) => Promise<T>,
) => Promise<T>;

/** Sign-ins belong to no municipality: of the installation's chain, those of people with a task here are read. */
async function chainOf(work: Work, name: AuditAsked['chain']): Promise<Chain> {
  const { tx, municipalityId } = work;
  if (name === 'municipality') return (read) => read(tx, municipalityId, {});
  const people = await peopleHere(work);
  return (read) => inInstallationView(work, (inChain) => read(inChain, INSTALLATION, { people }));
}

async function linesOf(work: Work, events: readonly AuditTold[]): Promise<AuditLine[]> {
  const writers = await whoWrote(
    work,
    events.map(({ personId }) => personId),
  );
  return events.map(({ no, at, type, personId, subjectId, data }) => {
    const { name, does } = writers(personId);
    const kept = subjectId === null ? data : { subject: subjectId, ...(data as object) };
    return { no, at, what: eventWords(type), who: name, does, via: viaWords(data), data: JSON.stringify(kept) };
  });
}

export type AuditFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string };

/**
 * The events as a file for a spreadsheet or a program, the oldest first. That somebody took them out is an event too.
 * @throws AppError `forbidden`
 */
export async function exportAudit(
  work: Work,
  municipality: Pick<MunicipalityRef, 'slug'>,
  { chain: name, filter }: Pick<AuditAsked, 'chain' | 'filter'>,
  format: 'csv' | 'json',
): Promise<AuditFile> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'audit:read', { municipalityId });
  const chain = await chainOf(work, name);
  const all = { before: null, most: MOST_EXPORTED };
  const latest = await chain((inChain, id, people) => listAudit(inChain, id, { ...filter, ...people }, all));
  const events = latest.toReversed();
  const lines = await linesOf(work, events);
  const text = format === 'csv' ? csvOf(events, lines) : jsonOf(events, lines);
  await appendAudit(tx, {
    municipalityId,
    type: 'audit-exported',
    subjectId: null,
    personId: actor.personId,
    data: { format, chain: name, events: events.length, via: actor.via },
  });
  return {
    bytes: new TextEncoder().encode(text),
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    name: `${name === 'sign-in' ? 'inloggningar' : 'handelser'}-${municipality.slug}.${format}`,
  };
}

const HEAD = [
  'Nummer',
  'Tidpunkt (UTC)',
  'Händelse',
  'Slag',
  'Person',
  'Uppgift',
  'Väg in',
  'Gäller',
  'Uppgifter',
  'Kontrollsumma',
];

function csvOf(events: readonly AuditTold[], lines: readonly AuditLine[]): string {
  const rows = events.map((event, index) => {
    const line = lines[index];
    const cells = [
      String(event.no),
      event.at.toISOString(),
      line?.what ?? event.type,
      event.type,
      line?.who ?? null,
      line?.does ?? null,
      line?.via ?? null,
      event.subjectId,
      JSON.stringify(event.data),
      event.hash,
    ];
    return csvLine(cells.map((cell) => (cell === null ? null : calm(cell))));
  });
  return CSV_START + csvLine(HEAD) + rows.join('');
}

function jsonOf(events: readonly AuditTold[], lines: readonly AuditLine[]): string {
  const told = events.map((event, index) => ({
    no: event.no,
    at: event.at.toISOString(),
    type: event.type,
    words: lines[index]?.what ?? event.type,
    personId: event.personId,
    person: lines[index]?.who ?? null,
    subjectId: event.subjectId,
    data: event.data,
    hash: event.hash,
  }));
  return `${JSON.stringify({ format: 'loftet-events/1', events: told }, null, 1)}\n`;
}
