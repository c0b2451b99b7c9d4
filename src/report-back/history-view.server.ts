import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { entryHistories, restoreEntry } from '#follow-up/entry-history.server.ts';
import { AppError } from '#platform/errors.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { loadKeys, type Approval } from '#promise/keys-queries.server.ts';
import { inputOf } from '#promise/point-input-of.ts';
import { loadPointVersion } from '#promise/point-queries.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { promiseThatDay } from '#promise/promise-state.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { versionChanges, type PartChange, type TextPart } from '#promise/version-text.ts';
import { pointHistory } from '#promise/version-texts.server.ts';
import { whoWrote, type Writer } from '#report-back/history-writers.server.ts';

/** A version as it is told: who, when, and from what to what. */
type VersionTold = {
  readonly versionId: string;
  readonly no: number;
  readonly at: Date;
  readonly writer: Writer;
  readonly changes: readonly PartChange[];
  /** What restoring it would change in what stands now; none where it says the same, or is the latest. */
  readonly back: readonly PartChange[];
  readonly keys: readonly { readonly party: string; readonly approved: boolean }[];
  readonly restorable: boolean;
};

type HistoryThread = {
  /** `point`, or the id of the entry: which form a restoring is sent from. */
  readonly id: string;
  readonly name: string;
  /** The latest first. */
  readonly versions: readonly VersionTold[];
  readonly latestNo: number;
};

export type HistoryView = {
  readonly municipality: MunicipalityRef;
  readonly promise: { readonly slug: string; readonly title: string };
  readonly point: { readonly id: string; readonly number: number | null; readonly body: string };
  readonly threads: readonly HistoryThread[];
  readonly may: { readonly restorePoint: boolean; readonly restoreEntry: boolean };
};

/** All that has happened to a point and to what was answered about it; null where there is no such point. */
export async function loadHistoryView(
  work: Work,
  municipality: MunicipalityRef,
  at: { readonly promise: string; readonly point: string; readonly today: string },
): Promise<HistoryView | null> {
  const { tx, municipalityId, actor } = work;
  const promiseId = await findPromise(tx, municipalityId, at.promise);
  const keys = promiseId === null ? null : await loadKeys(work, promiseId);
  const versions = await pointHistory(work, at.point);
  const latest = versions.at(-1);
  if (promiseId === null || keys === null || latest === undefined) return null;
  if ((await findPoint(work, at.point)).promiseId !== promiseId) return null;
  const entries = await entryHistories(work, at.point);
  const all = [...versions, ...entries.flatMap((entry) => entry.versions)];
  const writers = await whoWrote(
    work,
    all.map(({ byPerson }) => byPerson),
  );
  const partyName = new Map(keys.parties.map(({ id, name }) => [id, name]));
  const told = (list: readonly Told[], approvals: readonly Approval[]): VersionTold[] =>
    list
      .map((version, index): VersionTold => {
        const now = list.at(-1);
        const isLatest = version === now;
        return {
          versionId: version.versionId,
          no: version.no,
          at: version.at,
          writer: writers(version.byPerson),
          changes: versionChanges(list[index - 1] ?? null, version),
          back: isLatest || now === undefined ? [] : versionChanges(now, version),
          keys: approvals
            .filter(({ versionId }) => versionId === version.versionId)
            .map(({ partyId, verdict }) => ({
              party: partyName.get(partyId) ?? '',
              approved: verdict === 'approved',
            })),
          restorable: !isLatest && version.kind !== 'silence',
        };
      })
      .toReversed();
  const point = keys.promise.points.find(({ id }) => id === at.point);
  const subject = promiseThatDay(municipalityId, keys.promise, at.today);
  return {
    municipality,
    promise: { slug: at.promise, title: keys.promise.title },
    point: {
      id: at.point,
      number: point?.number ?? null,
      body: latest.parts.find(({ label }) => label === 'Det här lovas')?.text ?? '',
    },
    threads: [
      { id: 'point', name: 'Punktens text', versions: told(versions, keys.approvals), latestNo: latest.no },
      ...entries.map((entry) => ({
        id: entry.entryId,
        name: `Uppföljning, ${entry.round}, ${entry.party}`,
        versions: told(entry.versions, []),
        latestNo: entry.versions.length,
      })),
    ],
    may: {
      restorePoint: point !== undefined && can(actor, 'promise:write', subject),
      restoreEntry: can(actor, 'entry:correct', subject),
    },
  };
}

type Told = {
  readonly versionId: string;
  readonly no: number;
  readonly at: Date;
  readonly byPerson: string | null;
  readonly parts: readonly TextPart[];
  readonly kind?: string;
};

export type Restoring = {
  /** `point`, or the id of the entry. */
  readonly thread: string;
  readonly versionId: string;
  /** The number of the version that stood last when the page was read. */
  readonly expectedNo: number;
  readonly today: string;
};

/**
 * Says again what an older version said, as a new version: nothing is undone, and a point's new version has no keys.
 * @throws AppError `point-not-found`, and as `revisePoint` and `restoreEntry`
 */
export async function restoreVersion(work: Work, pointId: string, asked: Restoring): Promise<void> {
  if (asked.thread !== 'point') return restoreEntry(work, asked);
  const old = (await pointHistory(work, pointId)).find(({ versionId }) => versionId === asked.versionId);
  const whole = old === undefined ? null : await loadPointVersion(work.tx, work.municipalityId, pointId, old.no);
  if (whole === null) throw new AppError('point-not-found');
  await revisePoint(work, pointId, asked.expectedNo, inputOf(whole));
}
