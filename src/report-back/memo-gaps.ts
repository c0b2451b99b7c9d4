import { linkFault } from '#checking/link.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { ownerName, siteOf } from '#report-back/memo-parties.ts';
import { enumerated } from '#report-back/memo-words.ts';

/** Something that a memo must say and the record does not: what, who is to supply it, and where a draft marks it. */
export type MemoGap = {
  /** "diarienummer", "resultat för punkt 3": for a list. */
  readonly what: string;
  /** "registratorn", "polisen". */
  readonly who: string;
  /** "diarienummer", "resultat": where it stands beside what it is about. */
  readonly mark: string;
  readonly place: string;
};

const OFFICER = 'handläggaren';
const REGISTRAR = 'registratorn';
const SIGNATORY = 'den som undertecknar';

/**
 * What is missing, in the memo's order. Missing is what a decision case needs and what the memo has begun to tell: parts
 * that the record has nothing for, like perspectives, goals and where the follow-up is published, are left out instead.
 */
export function memoGaps(record: MemoRecord): MemoGap[] {
  return [
    ...unless(record.municipality, 'municipality', 'kommunens namn', OFFICER),
    ...unless(record.department, 'department', 'vilken förvaltning som skrivelsen kommer från', OFFICER),
    ...unless(record.date, 'date', 'skrivelsens datum', OFFICER),
    ...unless(record.registryNumber, 'registryNumber', 'diarienummer', REGISTRAR),
    ...unless(record.decisionBody, 'decisionBody', 'vem som beslutar', OFFICER),
    ...unlessAny(record.proposedDecisions, 'proposedDecisions', 'förslag till beslut', OFFICER),
    ...unless(record.period, 'period', 'löftets period', OFFICER),
    ...unlessAny(record.points, 'points', 'löftets punkter', OFFICER),
    ...unlessAny(record.decisionBasis, 'decisionBasis', 'handlingarna som beslutet bygger på', OFFICER),
    ...record.points.flatMap((point) => pointGaps(point, record)),
    ...record.consultation.flatMap(({ party, verdict }, index) =>
      verdict === null ? [gap(`consultation-${index}`, 'svar', party, `svar från ${party} i samrådet`)] : [],
    ),
    ...record.publications.flatMap(({ address }, index) => {
      if (linkFault(address) === null && /^https:/iu.test(address)) return [];
      const site = siteOf(address, record);
      const what = `adress med https som leder till löftet på ${site.words}`;
      return [gap(`publication-${index}`, 'adress som leder till löftet', site.who, what)];
    }),
    ...unless(record.coDetermination, 'coDetermination', 'om ärendet kräver information eller förhandling', OFFICER),
    ...unlessAny(record.signatories, 'signatories', 'vilka som undertecknar', OFFICER),
    ...record.signatories.flatMap(({ role }, index) =>
      // Never the name: a list of what is missing also ends up in logs.
      role === null ? [gap(`signatory-${index}`, 'titel', SIGNATORY, `titel för undertecknare ${index + 1}`)] : [],
    ),
    ...unlessAny(record.dispatch, 'dispatch', 'vilka beslutet skickas till', OFFICER),
  ];
}

function pointGaps(point: MemoPoint, record: MemoRecord): MemoGap[] {
  const owners = enumerated(point.owners.map((owner) => ownerName(owner, record)));
  const who = owners === '' ? OFFICER : owners;
  const at = `point-${point.number}`;
  const told = point.results.some(({ text, status }) => text.trim() !== '' || status !== null);
  return [
    ...(point.owners.length === 0
      ? [gap(`${at}-owner`, 'vem som ansvarar', OFFICER, `ägare till punkt ${point.number}`)]
      : []),
    ...(told ? [] : [gap(`${at}-result`, 'resultat', who, `resultat för punkt ${point.number}`)]),
    ...point.figures.flatMap(({ hasBase, quote }, index) =>
      hasBase
        ? []
        : [
            gap(
              `${at}-figure-${index}`,
              'talet att jämföra med',
              who,
              `talet att jämföra med för ”${quote}” i punkt ${point.number}`,
            ),
          ],
    ),
  ];
}

function gap(place: string, mark: string, who: string, what = mark): MemoGap {
  return { what, who, mark, place };
}

function unless(value: unknown, place: string, mark: string, who: string): MemoGap[] {
  return value === null || value === '' ? [gap(place, mark, who)] : [];
}

function unlessAny(values: readonly unknown[], place: string, mark: string, who: string): MemoGap[] {
  return values.length === 0 ? [gap(place, mark, who)] : [];
}
