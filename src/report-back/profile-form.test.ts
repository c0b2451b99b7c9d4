import { describe, expect, test } from 'vitest';
import { MEMO_FORM_KEYS } from '#reading/own-memo/memo-headings.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { SHIPPED_PROFILES } from '#report-back/memo-profile.ts';
import { profileForm, profileFormOf, profileTyped, type ProfileForm } from '#report-back/profile-form.ts';
import { KINDS } from '#report-back/profile-rules.ts';
import { sampleRecord } from '#report-back/profile-sample.ts';
import { modelTexts } from '#tests/support/model-texts.ts';

const FORM = profileForm(SHIPPED_PROFILES.skrivelse);
const errorsOf = (parts: Partial<ProfileForm>): Readonly<Record<string, string>> => {
  const read = profileTyped({ ...FORM, ...parts });
  return 'errors' in read ? read.errors : {};
};

/** What a browser sends of the form. */
function sent(form: ProfileForm): FormData {
  const data = new FormData();
  data.set('form', form.form);
  for (const [part, place] of Object.entries(form.places)) data.set(`plats.${part}`, place);
  for (const [part, words] of Object.entries(form.headings)) data.set(`rubrik.${part}`, words);
  for (const [name, words] of Object.entries(form.texts)) data.set(`standard.${name}`, words);
  for (const kind of KINDS) {
    data.set(`heter.${kind}`, form.kinds[kind].title);
    data.set(`forslag.${kind}`, form.kinds[kind].proposals);
    for (const [part, words] of Object.entries(form.kinds[kind].headings)) data.set(`rubrik-i.${kind}.${part}`, words);
    for (const [name, words] of Object.entries(form.kinds[kind].texts)) data.set(`standard-i.${kind}.${name}`, words);
    for (const part of form.kinds[kind].mandatory) data.append(`krav.${kind}`, part);
  }
  data.set('beslutsform', form.proposals);
  data.set('oversikt', form.overview);
  if (form.logo) data.set('marke', 'ja');
  if (form.colour) data.set('farg', 'ja');
  for (const one of form.approvals) data.append('godkanns', one);
  return data;
}

describe('skrivelsens mall', () => {
  test.each(MEMO_FORM_KEYS)('som följer med Löftet går att spara som den är, genom formuläret: %s', (key) => {
    const form = profileForm(SHIPPED_PROFILES[key]);
    expect(profileTyped(profileFormOf(sent(form)))).toEqual({ profile: SHIPPED_PROFILES[key] });
  });

  test.each([
    ['två likadana rubriker', { headings: { ...FORM.headings, summary: 'bak grund' } }, 'rubrik.background', 'samma rubrik'],
    ['en tom rubrik', { headings: { ...FORM.headings, goals: ' ' } }, 'rubrik.goals', 'Skriv en rubrik'],
    ['en rubrik med nummer', { headings: { ...FORM.headings, goals: '3. Mål' } }, 'rubrik.goals', 'nummer'],
    ['en annan del som heter som förslagen', { headings: { ...FORM.headings, goals: 'Förslag till nämndens beslut' } }, 'rubrik.goals', 'förslag till beslut'],
    ['en klammer som Löftet inte kan', { texts: { ...FORM.texts, method: 'Löftet i {staden}.' } }, 'standard.method', '{staden}'],
    ['en klammer utan slut', { texts: { ...FORM.texts, method: 'Löftet i {område.' } }, 'standard.method', 'andra halva'],
    ['en mening före en lista utan kolon', { texts: { ...FORM.texts, consultation: 'Vi har frågat dem.' } }, 'standard.consultation', 'kolon'],
    ['att alla tillstyrker', { texts: { ...FORM.texts, consultation: 'Samtliga tillstyrker löftet:' } }, 'standard.consultation', 'när det är sant'],
    ['meningen med löftets uppgifter', { texts: { ...FORM.texts, method: 'Medborgarlöftet gällde {område}. Det hade {antal punkter} punkter.' } }, 'standard.method', 'Löftet självt'],
    ['förslag som inte är att-satser', { proposals: 'att' }, 'forslag.report-back', '”att”'],
    ['en plats som inte är ett tal', { places: { ...FORM.places, goals: 'sist' } }, 'plats.goals', 'som ett tal'],
    ['en för lång titel', { kinds: { ...FORM.kinds, promise: { ...FORM.kinds.promise, title: 'x'.repeat(201) } } }, 'heter.promise', '200'],
  ] as const)('tas inte emot med %s', (_, parts, field, words) => {
    expect(errorsOf(parts as Partial<ProfileForm>)[field]).toContain(words);
  }); // prettier-ignore

  const ofPromise = (parts: Partial<ProfileForm['kinds']['promise']>) => ({
    kinds: { ...FORM.kinds, promise: { ...FORM.kinds.promise, ...parts } },
  });
  const { headings, texts } = FORM.kinds.promise;

  test('har egna rubriker och texter för ett slags ärenden, och för resten dem som alla har', () => {
    const own = ofPromise({ headings: { ...headings, points: 'Det här vill vi lova' }, texts: { ...texts, consultation: 'Frågan har gått till:' } }); // prettier-ignore
    const read = profileTyped(profileFormOf(sent({ ...FORM, ...own })));
    const profile = 'profile' in read ? read.profile : expect.fail();
    expect(profile.kinds.promise).toMatchObject({ headings: { points: 'Det här vill vi lova' }, texts: { consultation: 'Frågan har gått till:' } }); // prettier-ignore
    expect(profile.kinds['report-back']).toEqual(SHIPPED_PROFILES.skrivelse.kinds['report-back']);
    const drawn = (kind: 'promise' | 'report-back') => modelTexts(memoDocument(sampleRecord(kind), { draft: false, profile })); // prettier-ignore
    expect(drawn('promise')).toEqual(expect.arrayContaining(['Det här vill vi lova', 'Frågan har gått till:', 'Bakgrund'])); // prettier-ignore
    expect(drawn('report-back')).toEqual(expect.arrayContaining(['Löftets punkter', 'Samråd har skett med:']));
  });

  test.each([
    ['en rubrik som en annan del redan har', { headings: { ...headings, points: 'bak grund' } }, 'rubrik-i.promise.points', 'samma rubrik'],
    ['två egna likadana', { headings: { ...headings, points: 'Lika', goals: 'Lika' } }, 'rubrik-i.promise.goals', 'samma rubrik'],
    ['en text före en lista utan kolon', { texts: { ...texts, consultation: 'Vi har frågat dem.' } }, 'standard-i.promise.consultation', 'kolon'],
  ] as const)('tas inte emot med %s för ett slags ärenden', (_, parts, field, words) => {
    expect(errorsOf(ofPromise(parts))[field]).toContain(words);
  }); // prettier-ignore

  test('har delarna i den ordning som talen säger', () => {
    const read = profileTyped({ ...FORM, places: { ...FORM.places, dispatch: '1', decision: '14' } });
    const order = 'profile' in read ? read.profile.order : [];
    expect([order[0], order.at(-1)]).toEqual(['dispatch', 'decision']);
  });
});
