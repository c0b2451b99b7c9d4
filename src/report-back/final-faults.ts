import type { Finding, FindingCode } from '#checking/report.ts';
import { numbers } from '#promise/listed-words.ts';
import { memoGaps, type MemoGap } from '#report-back/memo-gaps.ts';
import { ownerName } from '#report-back/memo-parties.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { enumerated } from '#report-back/memo-words.ts';

/** Where a fault is put right: a page of the office. */
type FaultPage = 'memo' | 'consultation' | 'points' | 'outcomes' | 'keys' | 'answers';

/** Something that stands between a memo and its being finalised: what to do, who does it and where. */
export type FinalFault = {
  /** What kind it is: a place of the memo's gaps without its number, a finding's code, or one of our own. */
  readonly kind: string;
  /** One or two sentences, in Swedish. */
  readonly message: string;
  readonly who: string;
  readonly at: FaultPage;
};

/** A text of the promise or an answer that lacks a party's key, as it is told: "Polisen har inte godkänt punkt 2." */
export type MissingKey = { readonly words: string; readonly who: string; readonly at: 'keys' | 'answers' };

export type FinalFacts = {
  readonly record: MemoRecord;
  readonly profile: MemoProfile;
  /** What the checks say of the memo as it is drawn. Warnings and hints stop nothing. */
  readonly findings: readonly Finding[];
  readonly missingKeys: readonly MissingKey[];
};

/** Findings that say again what the gaps have said more closely. */
const SAID_BY_GAPS: readonly FindingCode[] = ['decision-basis-missing', 'result-missing'];

/**
 * Everything that refuses the finalising of a memo (invariant 6), in the memo's order: what is missing in it, errors in its
 * words, an unresolved consultation, points without an outcome, goals of another mandate, missing keys. Nothing: it may be finalised.
 */
export function finalFaults({ record, profile, findings, missingKeys }: FinalFacts): FinalFault[] {
  return [
    ...memoGaps(record, profile).map(faultOfGap),
    ...findings
      .filter(({ severity, code }) => severity === 'error' && !SAID_BY_GAPS.includes(code))
      .map((finding) => faultOfFinding(finding, record)),
    ...(record.kind === 'report-back' ? missingOutcomes(record.points) : []),
    ...goalsOfOtherMandates(record),
    ...missingKeys.map(({ words, who, at }): FinalFault => ({ kind: 'missing-key', message: words, who, at })),
  ];
}

/** What to do about each gap, by its place without numbers. */
const GAP_TASKS: Readonly<Record<string, string>> = {
  municipality: 'Skrivelsen säger inte vilken kommun den kommer från. Skriv kommunens namn.',
  department: 'Skrivelsen säger inte vilken förvaltning den kommer från. Skriv förvaltningens namn.',
  date: 'Skrivelsen har inget datum. Skriv dagen då den lämnas.',
  registryNumber: 'Ärendet har inget diarienummer. Skriv det nummer som registratorn har gett det.',
  decisionBody: 'Det framgår inte vem som beslutar. Skriv nämnden eller styrelsen.',
  proposedDecisions: 'Det finns inget förslag till beslut. Skriv vad nämnden föreslås besluta.',
  period: 'Löftet har ingen period. Skriv första och sista dagen.',
  points: 'Löftet har inga punkter. Skriv vad som lovas.',
  decisionBasis: 'Beslutsunderlaget är tomt. Skriv handlingarna som beslutet bygger på, med datum.',
  coDetermination:
    'Det framgår inte om ärendet kräver information eller förhandling enligt medbestämmandelagen. Välj vad som gäller.',
  signatories: 'Ingen undertecknar skrivelsen. Skriv namn och titel.',
  dispatch: 'Det framgår inte vilka beslutet skickas till. Skriv mottagarna.',
  background: 'Bakgrunden är tom. Välj en överenskommelse, eller text ur det gamla dokumentet.',
  goals: 'Löftet har inga mål. Välj vilka av fullmäktiges mål som punkterna bidrar till.',
  'gender-equality':
    'Det står inte hur ärendet påverkar jämställdheten. Skriv det, eller att det inte gör det och varför.',
  child: 'Det står inte hur ärendet påverkar barn. Skriv det, eller att det inte gör det och varför.',
  accessibility:
    'Det står inte hur ärendet påverkar tillgängligheten. Skriv det, eller att det inte gör det och varför.',
  economy: 'Det står inte vad ärendet kostar. Skriv det, eller att det inte kostar något.',
  assessment: 'Förvaltningens bedömning är tom. Skriv den.',
  consultation: 'Ingen är tillfrågad i samråd. Skicka skrivelsen på samråd.',
  published: 'Det står inte var uppföljningen finns. Publicera löftet, eller skriv adressen.',
  reported: 'Det står inte var uppföljningen har redovisats. Skriv nämnden eller utskottet.',
};

/** Where a gap is put right, where that is not on the memo's page. */
const GAP_PAGES: Readonly<Record<string, FaultPage>> = {
  period: 'points',
  points: 'points',
  goals: 'points',
  consultation: 'consultation',
};

function faultOfGap({ place, what, who }: MemoGap): FinalFault {
  const task = GAP_TASKS[place];
  if (task !== undefined) return { kind: place, message: task, who, at: GAP_PAGES[place] ?? 'memo' };
  const [, kind = place, number = ''] = /^(.*?)-(\d+)(?:$|-)/u.exec(place) ?? [];
  const nth = Number(number) + 1;
  switch (kind) {
    case 'point':
      return faultOfPoint(number, place.split('-')[2] ?? '', { what, who });
    case 'consultation':
      return {
        kind: 'unanswered',
        message: `${who} har inte svarat i samrådet. Vänta på svaret, påminn, eller gå vidare utan det och skriv varför.`,
        who,
        at: 'consultation',
      };
    case 'signatory':
      return { kind, message: `Undertecknare\u00a0${nth} saknar titel. Skriv den.`, who, at: 'memo' };
    case 'publication':
      return {
        kind,
        message: `En adress leder inte till löftet. Skriv en ${what}, eller ta bort den.`,
        who,
        at: 'memo',
      };
    case 'proposal':
      return { kind, message: `Förslag\u00a0${nth} till beslut börjar inte med ”att”. Skriv om det.`, who, at: 'memo' };
    default:
      return { kind, message: `Det här saknas i skrivelsen: ${what}. Skriv det, eller ta bort det.`, who, at: 'memo' };
  }
}

function faultOfPoint(number: string, part: string, { what, who }: Pick<MemoGap, 'what' | 'who'>): FinalFault {
  const tasks: Readonly<Record<string, readonly [string, FaultPage]>> = {
    owner: [`Punkt\u00a0${number} har ingen som ansvarar. Skriv vem.`, 'points'],
    result: [
      `Punkt\u00a0${number} har inget resultat. Skriv vad som gjordes, eller att inget gjordes och varför.`,
      'answers',
    ],
    figure: [`En jämförelse saknar ett av sina tal: ${what}. Skriv talet, eller jämför inte.`, 'answers'],
  };
  const [message, at] = tasks[part] ?? [`Det här saknas: ${what}.`, 'points'];
  return { kind: `point-${part}`, message, who, at };
}

/** The finding's own words say what to do; a point's owners put their own words right. */
function faultOfFinding({ code, message, point }: Finding, record: MemoRecord): FinalFault {
  const told = record.points.find(({ number }) => number === point);
  if (point === null || told === undefined) return { kind: code, message, who: 'handläggaren', at: 'memo' };
  return { kind: code, message: `Punkt\u00a0${point}: ${message}`, who: ownersOf(told, record), at: 'answers' };
}

function ownersOf({ owners }: MemoPoint, record: MemoRecord): string {
  return enumerated(owners.map((owner) => ownerName(owner, record))) || 'handläggaren';
}

/** A point that is not kept needs a word on what becomes of it (invariant 5). */
function missingOutcomes(points: readonly MemoPoint[]): FinalFault[] {
  const open = points.filter(
    ({ owners, outcome }) =>
      outcome === null && !(owners.length > 0 && owners.every(({ state }) => state === 'done' || state === 'kept')),
  );
  if (open.length === 0) return [];
  const [are, of, they] = open.length === 1 ? ['är inte genomförd', 'den', 'den'] : ['är inte genomförda', 'dem', 'de'];
  return [
    {
      kind: 'outcome',
      message: `${numbers(open.map(({ number }) => number))} ${are}, och det är inte bestämt vad det blir av ${of}. Bestäm om ${they} tas med till nästa löfte, avslutas eller något annat, och varför.`,
      who: 'samordnaren',
      at: 'outcomes',
    },
  ];
}

/** Goals are of the mandate that the promise's years belong to (invariant 9). A goal without years is of no known mandate. */
function goalsOfOtherMandates({ goals, period }: MemoRecord): FinalFault[] {
  if (period === null) return [];
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  return goals
    .filter(({ period: mandate }) => mandate !== null && (mandate.to < first || mandate.from > last))
    .map(({ text, period: mandate }) => ({
      kind: 'goal-of-other-mandate',
      message: `Målet ”${text}” gäller ${mandate?.from}–${mandate?.to}, en annan mandatperiod än löftets. Byt mål.`,
      who: 'samordnaren',
      at: 'points' as const,
    }));
}

/** The page where a fault is put right. `at`: the case's own page; `promise`: the promise's part of its address. */
export function faultAddress(
  { at }: Pick<FinalFault, 'at'>,
  {
    municipality,
    promise,
    caseId,
  }: { readonly municipality: string; readonly promise: string; readonly caseId: string },
): string {
  const of = `${municipality}/${promise}`;
  const pages: Readonly<Record<FaultPage, string>> = {
    memo: `/arbete/arenden/${municipality}/${caseId}/skrivelse`,
    consultation: `/arbete/arenden/${municipality}/${caseId}/samrad`,
    points: `/arbete/skriv/${of}`,
    outcomes: `/arbete/avsluta/${of}`,
    keys: `/arbete/nycklar/${of}`,
    answers: `/arbete/rutnat/${of}`,
  };
  return pages[at];
}
