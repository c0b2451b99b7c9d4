import type { DocumentModel } from '#documents/document.ts';
import { maskDocument, maskedPlaces, type SecrecyMark } from '#report-back/secrecy.ts';

/** A record of a case, as somebody who asks for it would name it. */
export type CaseRecordItem = {
  /** Small letters, digits and hyphens: in the file's name and in marks. */
  readonly key: string;
  readonly title: string;
  /** The Swedish day when it was drawn up or came in, `YYYY-MM-DD`. */
  readonly day: string;
  /**
   * What has not gone out or been archived is a draft and no public record (tryckfrihetsförordningen 2 kap. 10 and 12 §§), nor
   * are minutes that are not adjusted. An archive gets those, which say so themselves.
   */
  readonly draft?: true | 'not-adjusted';
} & (
  | { readonly model: DocumentModel }
  /** A file as it came in: it is given as it is, or not at all. */
  | { readonly file: { readonly sha256: string; readonly name: string } }
);

export type LeftOut = {
  readonly title: string;
  /** "hela handlingen", "3 ställen". */
  readonly what: string;
  readonly section: string;
  readonly why: string;
};

export type Sifted = { readonly given: readonly CaseRecordItem[]; readonly leftOut: readonly LeftOut[] };

const LAW = 'offentlighets- och sekretesslagen (2009:400)';
const DRAFT: Omit<LeftOut, 'title'> = {
  what: 'hela handlingen',
  section: 'tryckfrihetsförordningen 2\u00a0kap.\u00a012\u00a0§',
  why: 'Det är ett utkast som inte har gått ut med en kallelse eller arkiverats, och ingen allmän handling.',
};
const NOT_ADJUSTED: Omit<LeftOut, 'title'> = {
  what: 'hela handlingen',
  section: 'tryckfrihetsförordningen 2\u00a0kap.\u00a010\u00a0§',
  why: 'I ärendet står inte att protokollet är justerat. Först då är det en allmän handling. Fråga nämnden om det.',
};

/**
 * What of a case's records is given out as they were on a day, and what is left out, with the section. A file that came in
 * cannot be masked, so while any words of the case are marked, it waits for a person to look through it.
 * @param day the Swedish day, inclusive
 * @param marks those that hold now: secrecy is tried when a record is given out, not when it was written
 */
export function sift(items: readonly CaseRecordItem[], marks: readonly SecrecyMark[], day: string): Sifted {
  const given: CaseRecordItem[] = [];
  const leftOut: LeftOut[] = [];
  const words = marks.filter(({ passage }) => passage !== null);
  for (const item of items.filter((one) => one.day <= day)) {
    const { title } = item;
    const whole = marks.find(({ record }) => record === item.key);
    if (item.draft !== undefined) leftOut.push({ title, ...(item.draft === true ? DRAFT : NOT_ADJUSTED) });
    else if (whole !== undefined)
      leftOut.push({
        title,
        what: 'hela handlingen',
        section: `${paragraph(whole.section)} ${LAW}`,
        why: whole.reason,
      });
    else if ('model' in item) {
      given.push({
        ...item,
        model: maskDocument(
          item.model,
          words.flatMap(({ passage }) => passage ?? []),
        ),
      });
      leftOut.push(...words.flatMap((mark) => hiddenBy(mark, item)));
    } else if (words.length > 0)
      leftOut.push({
        title,
        what: 'hela filen, tills någon har läst igenom den',
        section: [...new Set(words.map(({ section }) => section))].map((one) => `${paragraph(one)} ${LAW}`).join(', '),
        why: 'Filen kom in utifrån och kan innehålla det som är markerat i ärendet. Löftet ändrar aldrig i den.',
      });
    else given.push(item);
  }
  return { given, leftOut };
}

/** "35 kap. 1 §" on one line. */
export const paragraph = (section: string): string => section.replaceAll(' ', '\u00a0');

function hiddenBy(
  { passage, section, reason }: SecrecyMark,
  { title, model }: { readonly title: string; readonly model: DocumentModel },
): LeftOut[] {
  const places = passage === null ? 0 : maskedPlaces(model, [passage]);
  const what = places === 1 ? '1\u00a0ställe' : `${places}\u00a0ställen`;
  return places === 0 ? [] : [{ title, what, section: `${paragraph(section)} ${LAW}`, why: reason }];
}
