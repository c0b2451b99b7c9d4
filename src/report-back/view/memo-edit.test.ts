import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { FIELD_WORDS, PERSPECTIVE_WORDS } from '#checking/field-words.ts';
import { capital } from '#checking/wording-questions.ts';
import { factsOf } from '#reading/view/report-facts.ts';
import { memoEditing } from '#report-back/memo-edit.ts';
import { DEFAULT_PROFILE } from '#report-back/memo-profile.ts';
import { memoRecord } from '#tests/support/memo-records.ts';
import { memoForm } from '#report-back/memo-form.ts';
import { FRAME_GROUPS } from '#report-back/review-frame.ts';
import MemoEdit from '#report-back/view/MemoEdit.svelte';
import { buildMaterial } from '#tests/support/report-builder.ts';

const form = memoForm(null, [], []);
const editing = memoEditing(memoRecord(), DEFAULT_PROFILE);
/** What only a memo has, and the perspectives one by one. */
const OF_MEMO = ['Förvaltningens bedömning', 'Dagen', 'Egna ord', ...Object.values(PERSPECTIVE_WORDS).map(capital)];
const { body } = render(MemoEdit, {
  props: { no: 1, typed: form, saved: null, errors: {}, conflict: null, choices: [], editing },
});
const onMemoPage = [...body.matchAll(/<(?:label|legend)[^>]*>([^<]+)<\/(?:label|legend)>/g)]
  .map((match) => match[1])
  .filter((label) => !OF_MEMO.some((word) => word === label));
const onReviewPage = FRAME_GROUPS.flatMap(({ fields }) => fields.map(({ label }) => label));

test('skrivelsens sida har samma ord som granskningens för samma sak', () => {
  // No fields of a report: the old document's text, the assessment, the unions' day, own words.
  expect(onMemoPage).toHaveLength(Object.keys(form).length - 4);
  expect(onMemoPage.filter((label) => !onReviewPage.some((word) => word === label))).toEqual([]);
});

test('läsningens sida har samma ord som granskningens', () => {
  const { report } = buildMaterial({
    parties: [{ kind: 'police', name: 'Polisen' }],
    agreements: [{ name: 'Samverkansöverenskommelse', date: null }],
    goals: [{ number: 1, text: 'Trygga platser.', period: null }],
    consultation: [{ party: 'Polisen', verdict: null }],
    proposedDecisions: ['Kommunstyrelsen godkänner återrapporten.'],
    publications: [{ address: 'https://ekvik.example/a', period: null }],
    coDetermination: 'negotiated',
    committeeReporting: ['Trygghetsutskottet'],
    department: 'Kommunledningsförvaltningen',
    dispatch: ['Polisen'],
  });
  const terms = factsOf({ ...report, findings: [] }).map(({ term }) => term);
  expect(terms).toHaveLength(19);
  expect(terms.filter((term) => !onReviewPage.includes(term))).toEqual([]);
});

test('granskningens fält heter som ordlistan säger, vart och ett sitt', () => {
  expect(onReviewPage.toSorted()).toEqual(Object.values(FIELD_WORDS).toSorted());
});
