import type { Work } from '#access/work.server.ts';
import { loadApprovedFollowUp, loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import type { OtherLang } from '#promise/translation.ts';
import { keyOf, longestFor, textPlaces, type Desk, type DeskState, type DeskText } from '#publication/desk.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import { placeOf, recordTexts, type RecordText } from '#publication/translate-record.ts';
import { loadTranslated, type TranslatedText } from '#publication/translated-texts.server.ts';

/** Every public text of a promise beside how it reads in each language; null where there is no such promise. */
export async function loadDesks(
  work: Pick<Work, 'tx' | 'municipalityId'>,
  slug: string,
  langs: readonly OtherLang[],
): Promise<Desk[] | null> {
  const { tx, municipalityId } = work;
  const record = await loadPromiseAt(tx, municipalityId, slug);
  if (record === null) return null;
  const ground = await groundOf(work, await currentMunicipality(tx, municipalityId), record.id);
  // An answer that no party has approved yet is nobody's to read, so there is nothing to translate.
  const load = ground === 'keys' ? loadApprovedFollowUp : loadFollowUp;
  const whole = { record, followUp: await load(tx, municipalityId, record.id) };
  const placed = textPlaces(whole);
  const texts = recordTexts(whole).toSorted((one, other) => placed(one).order - placed(other).order);
  const desks: Desk[] = [];
  for (const lang of langs) {
    const known = await loadTranslated(tx, municipalityId, lang, texts);
    desks.push({
      promise: { id: record.id, slug, title: record.title },
      lang,
      texts: together(texts, known).map(([at, found]) => deskText(at, found, placed(at))),
    });
  }
  return desks;
}

/** The same in one language. */
export async function loadDesk(
  work: Pick<Work, 'tx' | 'municipalityId'>,
  slug: string,
  lang: OtherLang,
): Promise<Desk | null> {
  return (await loadDesks(work, slug, [lang]))?.[0] ?? null;
}

/**
 * The same Swedish words with the same translation are one text, wherever they stand: the place where it was written, else
 * the first of them.
 */
function together(
  texts: readonly RecordText[],
  known: ReadonlyMap<string, TranslatedText>,
): [RecordText, TranslatedText | undefined][] {
  const alike = Map.groupBy(texts, (text) => `${known.get(placeOf(text))?.id ?? ''} ${text.text}`);
  return [...alike.values()].flatMap((group): [RecordText, TranslatedText | undefined][] => {
    const at = group.find((text) => known.get(placeOf(text))?.place === placeOf(text)) ?? group[0];
    return at === undefined ? [] : [[at, known.get(placeOf(at))]];
  });
}

function deskText(
  at: RecordText,
  found: TranslatedText | undefined,
  { group, name }: { readonly group: string; readonly name: string },
): DeskText {
  return {
    key: keyOf(at),
    place: { kind: at.kind, subjectId: at.subjectId, field: at.field },
    group,
    name,
    swedish: at.text,
    no: found?.lastNo ?? 0,
    body: found?.body ?? '',
    state: stateOf(found),
    translationId: found?.id ?? null,
    machine: found?.machine ?? false,
    madeFrom: found?.older === true ? found.madeFrom : null,
    longest: longestFor(at.text),
  };
}

function stateOf(found: TranslatedText | undefined): DeskState {
  if (found === undefined) return 'missing';
  if (found.older) return 'older';
  if (found.machine) return 'machine';
  return found.approvedAt === null ? 'waiting' : 'approved';
}
