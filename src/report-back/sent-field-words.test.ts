import { globSync, readFileSync } from 'node:fs';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { NO_FRAME } from '#promise/frame-form.ts';
import { NO_MEASURE, NO_POINT } from '#promise/point-form.ts';
import FrameFields from '#promise/view/FrameFields.svelte';
import PointFields from '#promise/view/PointFields.svelte';
import { memoEditing } from '#report-back/memo-edit.ts';
import { DEFAULT_PROFILE } from '#report-back/memo-profile.ts';
import { memoRecord } from '#tests/support/memo-records.ts';
import { memoForm } from '#report-back/memo-form.ts';
import { FRAME_GROUPS } from '#report-back/review-frame.ts';
import { POINT_SPECS } from '#report-back/review-point.ts';
import { sentField } from '#report-back/sent-field-words.ts';
import MemoEdit from '#report-back/view/MemoEdit.svelte';
import NewMunicipality from '#report-back/view/NewMunicipality.svelte';
import PublishPanel from '#report-back/view/PublishPanel.svelte';

/** The names of what a person can fill in, on a page. */
function names(body: string): string[] {
  const controls = [...body.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => tag);
  const filled = controls.filter((tag) => !/type="(?:hidden|checkbox|radio)"/.test(tag));
  return [...new Set(filled.map((tag) => /\bname="([^"]+)"/.exec(tag)?.[1] ?? 'inget namn'))];
}

const memo = render(MemoEdit, {
  props: {
    no: 1,
    typed: memoForm(null, [], []),
    saved: null,
    errors: {},
    conflict: null,
    choices: [],
    editing: memoEditing(memoRecord(), DEFAULT_PROFILE),
  },
}).body;
const publish = render(PublishPanel, {
  props: { published: { no: 1, path: '/a/b' }, typed: null, said: null },
}).body;
const municipality = render(NewMunicipality, { props: { typed: null, errors: {}, first: true } }).body;
const choices = { parties: [], units: [], places: [], goals: [], agreements: [], areas: [] };
const writing = render(PointFields, {
  props: {
    form: { ...NO_POINT, above: 'Ovanför', measures: [NO_MEASURE] },
    choices,
    focusAreas: [],
    faults: {},
    clashes: [],
    advice: { answers: [], better: null },
    facts: '{}',
    write: true,
  },
}).body;
const frame = render(FrameFields, { props: { form: NO_FRAME, choices, faults: {}, clashes: [], begun: true } }).body;
const review = [...FRAME_GROUPS.flatMap(({ fields }) => fields), ...POINT_SPECS].flatMap(({ key, columns }) =>
  columns.map(({ name }) => `${key}.${name}`),
);

describe('varje fält som går att fylla i har ett svenskt namn', () => {
  test.each([
    ['skrivelsen', names(memo), 21],
    ['publiceringen', names(publish), 1],
    ['en ny kommun', names(municipality), 2],
    ['granskningen', review, 47],
    ['en punkt som skrivs', names(writing), 22],
    ['ett löfte som skrivs', names(frame), 7],
  ])('%s', (_page, all, count) => {
    expect(all).toHaveLength(count);
    const labels = all.map((name) => sentField(name, 'ord')?.label ?? '');
    expect(labels.filter((label) => !/^\p{Lu}[\p{L} ,()?]+$/u.test(label))).toEqual([]);
  });

  test('skrivelsens fält heter som på sidan', () => {
    for (const name of ['registryNumber', 'dated', 'decisionBody', 'department', 'proposals', 'dispatch'])
      expect(memo).toContain(`>${sentField(name, '')?.label}</label>`);
  });
});

test.each([
  ['consultation-verdict', 'no-remark', 'Samråd, svar', 'har inget att erinra'],
  ['coDetermination', 'negotiated', 'Medbestämmande (MBL)', 'förhandling är genomförd'],
  ['mal.ord', 'Trygga platser.', 'Övergripande mål', 'Trygga platser.'],
  ['beslut.ord', 'Att godkänna.', 'Förslag till beslut', 'Att godkänna.'],
  ['mal.takt', 'week', 'Mål, hur ofta', 'per vecka'],
  ['resultat.ord', 'Åtta hölls.', 'Resultat', 'Åtta hölls.'],
  ['titel.ord', 'endorses', 'Titel', 'endorses'],
  ['measure-visibility', 'internal', 'Åtgärd, vem som får se åtgärden', 'bara vi som arbetar med löftet'],
  ['targetPer', 'week', 'Minst så många, hur ofta', 'per vecka'],
  ['constructor', 'ord', 'constructor', 'ord'],
  ['okänt.fält', 'ord', 'okänt.fält', 'ord'],
])('%s = %s visas som ”%s”: ”%s”', (name, value, label, text) => {
  expect(sentField(name, value)).toEqual({ label, text });
});

/** The names of what the forms' sources send though nobody wrote it, each `{…}` filled in as on a page. */
function bookkeeping(): string[] {
  const tags = globSync(['src/report-back/view/*.svelte', 'src/routes/arbete/**/*.svelte']).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<(?:input|button)\b(?:[^<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*>/g)].map(
      ([tag]) => tag,
    ),
  );
  const own = tags.filter((tag) => tag.startsWith('<button') || /\btype="(?:hidden|checkbox|radio)"/.test(tag));
  const all = own.flatMap((tag) => /\bname="([^"]+)"/.exec(tag)?.[1] ?? []);
  return [...new Set(all)].map((name) => name.replace('{field.key}', 'agare').replace(/\{[^}]+\}/, '12')).toSorted();
}

describe('vad formulären skickar för egen del har ingen skrivit', () => {
  // The first version of a page sends an empty note; where there is something to tell, a person writes it.
  const sent = bookkeeping().filter((name) => name !== 'note');

  test('de läses ur formulären', () => {
    expect(sent.length).toBeGreaterThan(15);
    expect(sent).toEqual(expect.arrayContaining(['agare-12', 'agare:kolumner', 'plats', 'state', 'version']));
  });

  // The last are in lists, and the figures' boxes are the owners' by another key.
  test.each([...sent, 'kind', 'to', 'block-12', 'siffror.val'])('%s', (name) => {
    expect(sentField(name, '3')).toBeNull();
  });
});
