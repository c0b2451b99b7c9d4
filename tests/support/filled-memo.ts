/**
 * The real memo of 2018 with what it lacks filled in, as the people concerned would do it in the office. What is filled in is
 * invented for the test: nobody knows what the memo itself left out.
 */
import type { Work } from '#access/work.server.ts';
import { addColleague } from '#access/grants-of-municipality.server.ts';
import { approveEntry, entriesWithoutKey } from '#follow-up/entry-approval.server.ts';
import { changeEntry } from '#follow-up/change-entry.server.ts';
import { figuresOfVersion } from '#follow-up/entry-figures.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { setOutcomes } from '#promise/set-outcome.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { memoForm, memoTyped, type MemoForm } from '#report-back/memo-form.ts';
import { loadCase, loadElsewhere } from '#report-back/memo-queries.server.ts';
import { reviseMemo } from '#report-back/revise-memo.server.ts';
import { figureInput } from './record-builder.ts';

const YEAR = { from: '2017-01-01', to: '2017-12-31' };
const ADDRESS = 'https://www.linkoping.se/trygghet/medborgarlofte/skaggetorp-2017';
/** The day when it is told. */
export const THEN = '2018-02-20';

/** What the officer and the registrar fill in. */
const CASE: Partial<MemoForm> = {
  registryNumber: 'KS 2018-0000 (påhittat)',
  dated: '2018-02-14',
  proposals: 'Kommunstyrelsen godkänner återrapporteringen av medborgarlöftet för Skäggetorp 2017.',
  decisionBasis:
    'Tjänsteskrivelse, 14 februari 2018\nMedborgarlöfte för Skäggetorp 2017, 20 december 2016 (påhittat datum)',
  publications: [
    { address: `${ADDRESS}/tertial-1`, period: 'T1 2017' },
    { address: `${ADDRESS}/tertial-2`, period: 'T2 2017' },
    { address: `${ADDRESS}/tertial-3`, period: 'T3 2017' },
    { address: 'https://polisen.se/om-polisen/medborgarloften/skaggetorp-2017', period: '' },
  ],
};

/** What the parties add to their results, by the point's number: words, and numbers that were missing. */
const RESULTS: Readonly<Record<number, { readonly words?: (told: string) => string; readonly value?: number; readonly base?: number; readonly unit?: string }>> = {
  2: { words: (told) => `${told} Ungdomar från skolan gick med.` },
  3: { value: 6, unit: 'åtgärder' },
  4: { value: 12, unit: 'möten' },
  6: { value: 9, unit: 'föreningar' },
  7: { value: 46, base: 21, words: (told) => `${told} Narkotikabrott upptäcks genom polisens arbete, så talet säger inget om hur mycket narkotika det finns.` },
  8: { value: 64, base: 48, words: (told) => `${told} Talet visar hur mycket polisen arbetade.` },
}; // prettier-ignore

/** Fills in what the imported memo of a promise lacks; the parties approve what they have added. */
export async function fillMemo(work: Work, promiseId: string): Promise<void> {
  await fillResults(work, promiseId);
  await approveResults(work, promiseId);
  const promise = await loadPromise(work.tx, work.municipalityId, promiseId);
  const open = (promise?.points ?? []).filter(({ outcome }) => outcome === null);
  await setOutcomes(
    work,
    open.map(({ id }) => ({
      pointId: id,
      kind: 'closed' as const,
      reason: 'Arbetet fortsätter i verksamheternas egna planer.',
      transferredTo: null,
    })),
  );
  const council = await loadCase(work, promiseId);
  const form = memoForm(council, await loadElsewhere(work, promiseId), []);
  const signatories = form.signatories.map(({ name }, index) => ({
    name,
    role: index === 0 ? 'kommundirektör' : 'direktör',
  }));
  const read = memoTyped({ ...form, ...CASE, signatories }, []);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  await reviseMemo(work, { promiseId }, council?.no ?? 0, read.typed);
}

async function approveResults(work: Work, promiseId: string): Promise<void> {
  const { tx, municipalityId } = work;
  const without = await entriesWithoutKey(tx, municipalityId, promiseId);
  for (const [partyId, entries] of Map.groupBy(without, (entry) => entry.partyId)) {
    const person = { name: 'Anna Ansvarig', email: `${partyId}@example.org` };
    const personId = await addColleague(work, person, { role: 'approver', partyId });
    const grants = [{ municipalityId, role: 'approver' as const, partyId, areaId: null, unitId: null }];
    const own: Work = { ...work, actor: { personId, via: 'login-link', grants } };
    for (const { versionId: entryVersionId } of entries)
      await approveEntry(own, { entryVersionId, verdict: 'approved', comment: null, today: THEN });
  }
}

async function fillResults(work: Work, promiseId: string): Promise<void> {
  const { tx, municipalityId } = work;
  const promise = await loadPromise(tx, municipalityId, promiseId);
  const followUp = await loadFollowUp(tx, municipalityId, promiseId);
  const first = new Set<string>();
  for (const entry of followUp.entries) {
    const point = promise?.points.find(({ id }) => id === entry.pointId);
    const added = RESULTS[point?.number ?? 0];
    if (point === undefined || added === undefined || entry.body === null) continue;
    const { value, base, unit, words } = added;
    const figures = await figuresOfVersion(work, entry.versionId);
    const [read] = figures;
    const filled =
      value === undefined
        ? figures
        : read === undefined
          ? first.has(point.id)
            ? []
            : [figureInput({ label: `${unit}`, value, unit: unit ?? null, hasBase: true, period: YEAR, source: 'Linköpings kommun (påhittat)', direction: 'neutral', kind: 'output', visibility: 'public' })]
          : figures.map((figure) => ({ ...figure, value, base: base ?? null, hasBase: true })); // prettier-ignore
    first.add(point.id);
    const { roundId, pointId, partyId, told, no, progress, reason, nextStep, body } = entry;
    await changeEntry(work, {
      roundId, pointId, partyId, told, expectedNo: no, kind: 'report', progress, reason, nextStep,
      body: words === undefined ? body : words(body),
      figures: filled,
      correctionNote: 'Kompletterad inför återrapporteringen.',
      today: THEN,
    }); // prettier-ignore
  }
}
