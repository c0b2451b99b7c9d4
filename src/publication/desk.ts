import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import { periodName } from '#follow-up/period-name.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import type { OtherLang } from '#promise/translation.ts';
import type { RecordText } from '#publication/translate-record.ts';

/** How a text stands in a language, in the order in which it is worked through. */
export type DeskState = 'missing' | 'older' | 'machine' | 'waiting' | 'approved';

/** A text of a promise beside how it reads in a language. */
export type DeskText = {
  /** Where a translation of it is written, as one word: `point.0190….body`. Never changes. */
  readonly key: string;
  readonly place: Omit<RecordText, 'text'>;
  /** What it is part of: "Löftet", "Punkt 3". */
  readonly group: string;
  /** Which text it is: "Resultat, tertial 2 2026, polisen". */
  readonly name: string;
  readonly swedish: string;
  /** The latest version at its place; 0 where there is none, though the same words may be translated elsewhere. */
  readonly no: number;
  /** As everybody reads it; empty where nobody has translated it. */
  readonly body: string;
  readonly state: DeskState;
  readonly translationId: string | null;
  /** A machine made it, and nobody has approved it. */
  readonly machine: boolean;
  /** The Swedish words that an older translation was made from; null where they are not known or the same. */
  readonly madeFrom: string | null;
  /** The most characters that a translation may have. */
  readonly longest: number;
};

export type Desk = {
  readonly promise: { readonly id: string; readonly slug: string; readonly title: string };
  readonly lang: OtherLang;
  readonly texts: readonly DeskText[];
};

export type DeskCount = Readonly<Record<DeskState | 'all', number>>;

export function countDesk(texts: readonly Pick<DeskText, 'state'>[]): DeskCount {
  const of = (wanted: DeskState): number => texts.filter(({ state }) => state === wanted).length;
  return {
    all: texts.length,
    missing: of('missing'),
    older: of('older'),
    machine: of('machine'),
    waiting: of('waiting'),
    approved: of('approved'),
  };
}

const [SHORTEST_LIMIT, HIGHEST_LIMIT, TIMES] = [500, 20_000, 3];

/** The most characters of a translation: no language that we know needs three times as many. */
export function longestFor(swedish: string): number {
  return Math.min(HIGHEST_LIMIT, Math.max(SHORTEST_LIMIT, TIMES * swedish.length));
}

/** A place as one word that an XLIFF unit may be called by (NMTOKEN). */
export function keyOf({ kind, subjectId, field }: Pick<RecordText, 'kind' | 'subjectId' | 'field'>): string {
  return `${kind}.${subjectId}.${field}`;
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  'promise title': 'Titel',
  'promise intro': 'Inledning',
  'promise public-note': 'Vad som har ändrats under perioden',
  'goal text': 'Mål',
  'point body': 'Vad vi lovar',
  'point above': 'Löfte som punkten hör till',
  'point focus-area': 'Fokusområde',
  'point why': 'Varför vi lovar det',
  'point due': 'När',
  'point public-note': 'Vad som har ändrats under perioden',
  'point target-unit': 'Målets enhet',
  'point outcome': 'Hur det slutade',
  'point measure': 'Åtgärd',
  'entry body': 'Resultat',
  'entry reason': 'Skäl',
  'entry next-step': 'Nästa steg',
  'entry correction': 'Rättelse',
  'figure label': 'Siffra',
  'figure quote': 'Siffra, med dokumentets ord',
  'figure unit': 'Enhet',
  'figure source': 'Siffrans källa',
  'activity body': 'Vad som gjordes',
  'activity unit': 'Enhet',
};

type Whole = { readonly record: PromiseRecord; readonly followUp: FollowUpRecord };
type Place = { readonly order: number; readonly group: string; readonly name: string };

/** What each text is part of and is called, for people: where it stands in the order of the pages. */
export function textPlaces({ record, followUp }: Whole): (text: RecordText) => Place {
  const points = new Map(record.points.map((point) => [point.id, point.number]));
  const parties = new Map(
    record.points.flatMap(({ owners, contributors }) => [...owners, ...contributors]).map(({ id, name }) => [id, name]),
  );
  const rounds = new Map(followUp.rounds.map((round) => [round.id, periodName(round)]));
  const entries = new Map(followUp.entries.map((entry) => [entry.id, entry]));
  const owned = new Map([...followUp.figures, ...followUp.activities].map(({ id, pointId }) => [id, pointId]));
  return ({ kind, subjectId, field }) => {
    const entry = entries.get(subjectId);
    const number = points.get(entry?.pointId ?? owned.get(subjectId) ?? subjectId);
    const verdict = field.startsWith('verdict-');
    const party = parties.get(entry?.partyId ?? (verdict ? field.slice('verdict-'.length) : ''));
    const word = verdict
      ? 'Skäl till bedömningen'
      : (FIELD_WORDS[`${kind} ${field.replace(/^measure-.*$/, 'measure')}`] ?? 'Text');
    const round = entry === undefined ? undefined : rounds.get(entry.roundId);
    return {
      order: number ?? 0,
      group: number === undefined ? 'Löftet' : `Punkt\u00a0${number}`,
      name: [word, round, party].filter((part) => part !== undefined).join(', '),
    };
  };
}
