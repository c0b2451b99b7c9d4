import fc from 'fast-check';
import { HEADINGS, MEMO_FORM_KEYS } from '#reading/own-memo/memo-headings.ts';
import { headingsFor, MEMO_PARTS, SHIPPED_PROFILES, type MemoProfile } from '#report-back/memo-profile.ts';

/** Headings as municipalities have them, other parts' shipped ones among them. */
const OWN = [
  'Bakgrund', 'Sammanfattning', 'Sammanfattning av ärendet', 'Ärende', 'Löftets punkter', 'Ekonomi', 'Förvaltningens synpunkter', 'Barn- och ungdomsperspektiv',
  'Så gick det (2017)', 'Det ”goda” livet', 'Beslut = vad?', 'Samråd, remiss och dialog', 'Rubriker: övrigt', 'Mål', 'Slutsats – och sedan?', 'Underskrift', 'Läs mer', 'Kopia till',
]; // prettier-ignore

/** A shipped profile, or one whose parts stand in another order under own headings, no two alike. */
export const anyProfile: fc.Arbitrary<MemoProfile> = fc
  .record({
    form: fc.constantFrom(...MEMO_FORM_KEYS),
    order: fc.option(fc.shuffledSubarray([...MEMO_PARTS], { minLength: MEMO_PARTS.length })),
    own: fc.uniqueArray(fc.constantFrom(...OWN), { maxLength: 6 }),
    at: fc.shuffledSubarray([...HEADINGS], { minLength: 6, maxLength: 6 }),
    approvals: fc.subarray(['chief' as const, 'police-chief' as const]),
    ofKinds: fc.boolean(),
    overview: fc.constantFrom('table-and-ring' as const, 'table' as const, 'none' as const),
  })
  .map(({ form, order, own, at, ofKinds, overview }) => {
    const shipped = SHIPPED_PROFILES[form];
    const renamed = Object.fromEntries(at.slice(0, own.length).map((part, index) => [part, own[index] ?? '']));
    const common = { ...shipped, order: order ?? shipped.order, overview };
    if (!ofKinds) return { ...common, headings: { ...shipped.headings, ...renamed } };
    const texts = { consultation: 'De här har svarat:', method: '' };
    const one = <Kind extends object>(kind: Kind) => ({ ...kind, headings: renamed, texts });
    const { 'report-back': after, promise, 'follow-up': during } = shipped.kinds;
    return { ...common, kinds: { 'report-back': one(after), promise: one(promise), 'follow-up': one(during) } };
  })
  .filter(
    (profile) =>
      new Set(Object.values(headingsFor(profile, 'promise')).map((words) => words.toLowerCase())).size ===
      HEADINGS.length,
  );
