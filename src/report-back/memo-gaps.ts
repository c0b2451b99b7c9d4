import { linkFault } from '#checking/link.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { ownerName, siteOf } from '#report-back/memo-parties.ts';
import { unboundMarks } from '#report-back/memo-figures.ts';
import { DEFAULT_PROFILE, type MandatoryPart, type MemoProfile } from '#report-back/memo-profile.ts';
import { changedUnder, EDITABLE_WORDS } from '#report-back/memo-sentences.ts';
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

/** Parts whose absence is told in other words than the part's own name, and by whom it is supplied. */
const PART_GAPS: Readonly<
  Record<MandatoryPart, { place: string; what: string; missing: (record: MemoRecord) => boolean }>
> = {
  decision: part('proposedDecisions', 'förslag till beslut', ({ proposedDecisions }) => proposedDecisions.length === 0),
  points: part('points', 'löftets punkter', ({ points }) => points.length === 0),
  basis: part(
    'decisionBasis',
    'handlingarna som beslutet bygger på',
    ({ decisionBasis }) => decisionBasis.length === 0,
  ),
  background: part(
    'background',
    'löftets bakgrund: en överenskommelse, eller text ur det gamla dokumentet',
    ({ agreements, prose }) => agreements.length === 0 && prose.length === 0,
  ),
  goals: part('goals', 'målen som löftet bidrar till', ({ goals }) => goals.length === 0),
  'gender-equality': perspective('gender-equality', 'hur ärendet påverkar jämställdheten'),
  child: perspective('child', 'hur ärendet påverkar barn'),
  accessibility: perspective('accessibility', 'hur ärendet påverkar tillgängligheten'),
  economy: perspective('economy', 'vad ärendet kostar'),
  assessment: part('assessment', 'förvaltningens bedömning', ({ assessment }) => assessment === null),
  consultation: part('consultation', 'vilka som har tillfrågats', ({ consultation }) => consultation.length === 0),
  published: part(
    'published',
    'var uppföljningen finns',
    ({ publications, publishedAt }) => publications.length === 0 && publishedAt === null,
  ),
  reported: part(
    'reported',
    'var uppföljningen har redovisats',
    ({ committeeReporting }) => committeeReporting.length === 0,
  ),
  coDetermination: part(
    'coDetermination',
    'om ärendet kräver information eller förhandling',
    ({ coDetermination }) => coDetermination === null,
  ),
  signatures: part('signatories', 'vilka som undertecknar', ({ signatories }) => signatories.length === 0),
  dispatch: part('dispatch', 'vilka beslutet skickas till', ({ dispatch }) => dispatch.length === 0),
};

function part(place: string, what: string, missing: (record: MemoRecord) => boolean) {
  return { place, what, missing };
}

function perspective(kind: MemoRecord['perspectives'][number]['kind'], what: string) {
  return part(kind, what, ({ perspectives }) => perspectives.every((one) => one.kind !== kind));
}

/**
 * What is missing, in the memo's order. Missing is what a decision case needs, what the profile says is mandatory, and what
 * the memo has begun to tell; other parts that the record has nothing for are left out instead.
 */
export function memoGaps(record: MemoRecord, profile: MemoProfile = DEFAULT_PROFILE): MemoGap[] {
  const { mandatory } = profile.kinds[record.kind];
  const parts = (...of: MandatoryPart[]): MemoGap[] =>
    of.flatMap((key) => {
      const { place, what, missing } = PART_GAPS[key];
      return mandatory.includes(key) && missing(record) ? [gap(place, what, OFFICER)] : [];
    });
  return [
    ...unless(record.municipality, 'municipality', 'kommunens namn', OFFICER),
    ...unless(record.department, 'department', 'vilken förvaltning som skrivelsen kommer från', OFFICER),
    ...unless(record.date, 'date', 'skrivelsens datum', OFFICER),
    ...unless(record.registryNumber, 'registryNumber', 'diarienummer', REGISTRAR),
    ...unless(record.decisionBody, 'decisionBody', 'vem som beslutar', OFFICER),
    ...parts('decision'),
    ...unless(record.period, 'period', 'löftets period', OFFICER),
    ...parts('points', 'basis', 'background'),
    ...record.points.flatMap((point) => pointGaps(point, record)),
    ...parts('goals', 'gender-equality', 'child', 'accessibility', 'economy', 'assessment', 'consultation'),
    ...record.consultation.flatMap(({ party, verdict, ended }, index) =>
      verdict === null && ended !== true
        ? [gap(`consultation-${index}`, 'svar', party, `svar från ${party} i samrådet`)]
        : [],
    ),
    ...record.publications.flatMap(({ address }, index) => {
      if (linkFault(address) === null && /^https:/iu.test(address)) return [];
      const site = siteOf(address, record);
      const what = `adress med https som leder till löftet på ${site.words}`;
      return [gap(`publication-${index}`, 'adress som leder till löftet', site.who, what)];
    }),
    ...parts('published', 'reported', 'coDetermination'),
    ...dayGap(record),
    ...parts('signatures'),
    ...record.signatories.flatMap(({ role }, index) =>
      // Never the name: a list of what is missing also ends up in logs.
      role === null ? [gap(`signatory-${index}`, 'titel', SIGNATORY, `titel för undertecknare ${index + 1}`)] : [],
    ),
    ...parts('dispatch'),
    ...unboundMarks(record).map((mark, index) =>
      gap(`bound-${index}`, mark, OFFICER, `det som ska stå i stället för ${mark}`),
    ),
    ...attGaps(record, profile),
    ...changedUnder(record, profile).map(({ part: which }) =>
      gap(
        `edited-${which}`,
        'egna ord',
        OFFICER,
        `att någon ser över ${EDITABLE_WORDS[which]}: det som hämtas har ändrats`,
      ),
    ),
  ];
}

/** What the unions were told or agreed to has a day; an old document that does not say it is read as it is. */
function dayGap({ coDetermination, coDeterminationDay }: MemoRecord): MemoGap[] {
  return coDetermination === null || coDetermination === 'not-called-for' || coDeterminationDay !== null
    ? []
    : [
        gap(
          'coDeterminationDay',
          'dagen',
          OFFICER,
          'dagen då de fackliga organisationerna informerades eller förhandlade',
        ),
      ];
}

/** Under a leading line every proposal goes on with "att". */
function attGaps({ proposedDecisions }: MemoRecord, { proposals }: MemoProfile): MemoGap[] {
  if (proposals !== 'att') return [];
  return proposedDecisions.flatMap((words, index) =>
    /^att\s/iu.test(words)
      ? []
      : [gap(`proposal-${index}`, 'att', OFFICER, `ordet ”att” först i förslag ${index + 1} till beslut`)],
  );
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
    ...(told || record.kind === 'promise'
      ? []
      : [gap(`${at}-result`, 'resultat', who, `resultat för punkt ${point.number}`)]),
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
