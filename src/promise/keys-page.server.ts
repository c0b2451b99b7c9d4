import { can } from '#access/can.ts';
import { namesOf } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import type { Dates } from '#checking/report.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { addWorkingDays, workingDaysBetween } from '#platform/working-days.ts';
import { isPointGone, POINT_GONE } from '#promise/gone-points.server.ts';
import { loadKeys, waitingKeys, type Approval, type PromiseKeys } from '#promise/keys-queries.server.ts';
import type { TextKeys } from '#promise/keys.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { partyThatDay, promiseThatDay } from '#promise/promise-state.ts';
import { signaturesOf, type Signature } from '#promise/signature.server.ts';
import { versionChanges, type PartChange } from '#promise/version-text.ts';
import { frameTexts, pointTexts } from '#promise/version-texts.server.ts';

/** After so many working days without an answer it is told to those who hold the promise together; never published. */
const SILENT_DAYS = 5;

/** How one text stands for one party. */
export type KeyCell = { readonly party: string; readonly state: 'has' | 'returned' | 'waits' | 'unsent' };

/** The promise's frame, or a point, with how it stands. */
export type KeyRow = {
  readonly kind: 'frame' | 'point';
  readonly subjectId: string;
  /** "Löftets titel, inledning och period", "Punkt 3". */
  readonly name: string;
  readonly words: string;
  readonly cells: readonly KeyCell[];
  readonly complete: boolean;
};

/** A text that waits for the answer of a party that somebody approves for. */
type TextToAnswer = Pick<TextKeys, 'kind' | 'versionId' | 'content'> & {
  readonly name: string;
  /** Exactly what is new since the party last approved it. */
  readonly changes: readonly PartChange[];
  /** The party has approved an earlier version. */
  readonly approvedBefore: boolean;
  /** What the party said when it returned the last version that it answered; null where it did not. */
  readonly wasReturned: string | null;
};

export type MyTurn = {
  readonly partyId: string;
  readonly partyName: string;
  readonly texts: readonly TextToAnswer[];
  /** What the party has approved and is in the promise no longer. */
  readonly gone: readonly string[];
};

/** A party that others wait for. Days are Swedish, `YYYY-MM-DD`. */
type Waiting = {
  readonly party: string;
  readonly since: string;
  readonly texts: number;
  /** Working days that have passed. */
  readonly days: number;
  /** When it is told that nobody has answered. */
  readonly toldOn: string;
  readonly late: boolean;
};

type ReturnedText = {
  readonly name: string;
  readonly party: string;
  readonly comment: string;
  readonly person: string | null;
  readonly day: string;
};

export type KeysPage = {
  readonly municipality: MunicipalityRef;
  readonly slug: string;
  readonly title: string;
  readonly period: Dates;
  readonly agreements: readonly { readonly name: string; readonly date: string | null }[];
  readonly rows: readonly KeyRow[];
  readonly complete: boolean;
  /** Why it cannot be published all the same, though every text has its keys; null where it can. */
  readonly hindrance: string | null;
  readonly writersTurn: boolean;
  readonly waiting: readonly Waiting[];
  readonly returned: readonly ReturnedText[];
  readonly sendings: readonly {
    readonly no: number;
    readonly day: string;
    readonly message: string | null;
    readonly person: string | null;
  }[];
  readonly mine: readonly MyTurn[];
  readonly signatures: readonly Signature[];
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly may: { readonly send: boolean; readonly sign: boolean };
};

/** What the page of a promise's keys shows somebody; null where there is no such promise. */
export async function loadKeysPage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  today: string,
): Promise<KeysPage | null> {
  const { tx, municipalityId, actor } = work;
  const promiseId = await findPromise(tx, municipalityId, slug);
  const keys = promiseId === null ? null : await loadKeys(work, promiseId);
  if (promiseId === null || keys === null) return null;
  const { promise, parties, sendings, state, approvals } = keys;
  const names = await namesOf(
    work,
    [...approvals, ...sendings].map(({ byPerson }) => byPerson),
  );
  const subject = promiseThatDay(municipalityId, promise, today);
  const own = parties.filter(({ id }) =>
    can(actor, 'promise:approve', partyThatDay(municipalityId, promise, id, today)),
  );
  const mine: MyTurn[] = [];
  for (const { id, name } of own) mine.push({ partyId: id, partyName: name, ...(await turnOf(work, keys, id)) });
  return {
    municipality,
    slug,
    title: promise.title,
    period: promise.period,
    agreements: promise.agreements,
    rows: state.texts.map((text) => rowOf(text, keys)),
    complete: state.complete,
    hindrance: state.complete && (await isPointGone(work, keys)) ? POINT_GONE : null,
    writersTurn: state.turn.writers,
    waiting: (await waitingKeys(work, today))
      .filter((one) => one.promiseId === promiseId)
      .map(({ partyName, since, texts }) => ({
        party: partyName,
        since,
        texts,
        days: workingDaysBetween(since, today),
        toldOn: addWorkingDays(since, SILENT_DAYS),
        late: workingDaysBetween(since, today) >= SILENT_DAYS,
      })),
    returned: state.texts.flatMap((text) => returnedOf(text, keys, names)),
    sendings: sendings.map(({ no, at, message, byPerson }) => ({
      no,
      day: swedishDay(at),
      message,
      person: nameIn(names, byPerson),
    })),
    mine,
    signatures: await signaturesOf(work, promiseId),
    parties: promise.parties.map(({ id, name }) => ({ id, name })),
    may: { send: can(actor, 'promise:send', subject), sign: can(actor, 'promise:sign', subject) },
  };
}

/** What has changed between a version that somebody answered and the one that stands now, by the names of the texts. */
export async function changedSince(
  work: Work,
  promiseId: string,
  versionIds: readonly string[],
): Promise<{ name: string; changes: PartChange[] }[]> {
  const keys = await loadKeys(work, promiseId);
  if (keys === null) return [];
  const seen = [...(await frameTexts(work, versionIds)).values(), ...(await pointTexts(work, versionIds)).values()];
  const outdated = seen.flatMap((old) => {
    const now = keys.state.texts.find(({ subjectId }) => subjectId === old.subjectId);
    return now === undefined || now.versionId === old.versionId ? [] : [{ old, now }];
  });
  const latest = await textsOf(
    work,
    outdated.map(({ now }) => now),
  );
  return outdated.flatMap(({ old, now }) => {
    const text = latest.get(now.versionId);
    return text === undefined ? [] : [{ name: nameOf(now, keys), changes: versionChanges(old, text) }];
  });
}

async function turnOf(work: Work, keys: PromiseKeys, partyId: string): Promise<Pick<MyTurn, 'texts' | 'gone'>> {
  const waits = keys.state.texts.filter(({ waitsFor }) => waitsFor.includes(partyId));
  const approved = keys.approvals.filter((known) => known.partyId === partyId && known.verdict === 'approved');
  const before = new Map<string, Approval>();
  for (const known of approved) {
    const last = before.get(known.subjectId);
    if (last === undefined || last.versionNo < known.versionNo) before.set(known.subjectId, known);
  }
  const ids = [...before.values()].map(({ versionId }) => versionId);
  const [now, framesBefore, pointsBefore] = [
    await textsOf(work, waits),
    await frameTexts(work, ids),
    await pointTexts(work, ids),
  ];
  const texts = waits.flatMap((text): TextToAnswer[] => {
    const newer = now.get(text.versionId);
    if (newer === undefined) return [];
    const id = before.get(text.subjectId)?.versionId ?? '';
    const older = framesBefore.get(id) ?? pointsBefore.get(id) ?? null;
    const { kind, versionId, content } = text;
    const last = keys.approvals.findLast((known) => known.partyId === partyId && known.subjectId === text.subjectId);
    const wasReturned = last?.verdict === 'returned' ? last.comment : null;
    const changes = versionChanges(older, newer).filter(({ internal }) => !internal);
    return [
      { kind, versionId, content, name: nameOf(text, keys), changes, approvedBefore: older !== null, wasReturned },
    ];
  });
  const here = new Set(keys.state.texts.map(({ subjectId }) => subjectId));
  const gone = [...pointsBefore.values()]
    .filter(({ subjectId }) => !here.has(subjectId))
    .map(({ parts }) => parts.find(({ label }) => label === 'Det här lovas')?.text ?? '');
  return { texts, gone: waits.length === 0 ? [] : gone };
}

async function textsOf(work: Work, texts: readonly TextKeys[]) {
  const ids = texts.map(({ versionId }) => versionId);
  return new Map([...(await frameTexts(work, ids)), ...(await pointTexts(work, ids))]);
}

function rowOf(text: TextKeys, keys: PromiseKeys): KeyRow {
  const point = keys.promise.points.find(({ id }) => id === text.subjectId);
  const cells = text.needs.map((id): KeyCell => {
    const party = keys.parties.find((known) => known.id === id)?.name ?? '';
    if (text.has.includes(id)) return { party, state: 'has' };
    if (text.returnedBy.includes(id)) return { party, state: 'returned' };
    return { party, state: text.waitsFor.includes(id) ? 'waits' : 'unsent' };
  });
  return {
    kind: text.kind,
    subjectId: text.subjectId,
    name: nameOf(text, keys),
    words: point?.body ?? keys.promise.title,
    cells,
    complete: text.complete,
  };
}

function nameOf({ kind, subjectId }: Pick<TextKeys, 'kind' | 'subjectId'>, { promise }: PromiseKeys): string {
  const number = promise.points.find(({ id }) => id === subjectId)?.number;
  return kind === 'frame' || number === undefined ? 'Löftets titel, inledning och period' : `Punkt\u00a0${number}`;
}

function returnedOf(text: TextKeys, keys: PromiseKeys, names: ReadonlyMap<string, string>): ReturnedText[] {
  return keys.approvals
    .filter(({ versionId, verdict }) => versionId === text.versionId && verdict === 'returned')
    .map(({ partyId, comment, byPerson, at }) => ({
      name: nameOf(text, keys),
      party: keys.parties.find(({ id }) => id === partyId)?.name ?? '',
      comment: comment ?? '',
      person: nameIn(names, byPerson),
      day: swedishDay(at),
    }));
}

function nameIn(names: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (names.get(id) ?? null);
}
