import type { Status } from '#checking/report.ts';

/** How it goes, as it is drawn and named everywhere; LOOK: never by colour alone. */
export type PointState =
  | 'done'
  | 'under-way'
  | 'partly'
  | 'planned'
  | 'not-done'
  | 'late'
  | 'not-stated'
  | 'silence'
  | 'kept'
  | 'partly-kept'
  | 'not-kept';

/** What fills a segment; two states may share a shape, since a verdict follows where progress stood. */
export type StateShape = 'full' | 'striped' | 'half' | 'outline' | 'crossed' | 'alarm' | 'dotted' | 'gap';

type StateLook = { readonly shape: StateShape; readonly word: string; readonly many: string };

/** `word` stands by one point, `many` after a count ("2 punkter är försenade"). */
export const STATE_LOOK: Readonly<Record<PointState, StateLook>> = {
  done: { shape: 'full', word: 'genomförd', many: 'genomförda' },
  'under-way': { shape: 'striped', word: 'pågår', many: 'pågår' },
  partly: { shape: 'half', word: 'delvis genomförd', many: 'delvis genomförda' },
  planned: { shape: 'outline', word: 'planerad', many: 'planerade' },
  'not-done': { shape: 'crossed', word: 'inte genomförd', many: 'inte genomförda' },
  late: { shape: 'alarm', word: 'försenad', many: 'försenade' },
  'not-stated': { shape: 'dotted', word: 'status inte angiven', many: 'utan angiven status' },
  silence: { shape: 'gap', word: 'ingen uppföljning lämnad', many: 'utan uppföljning' },
  kept: { shape: 'full', word: 'hållet', many: 'hållna' },
  'partly-kept': { shape: 'half', word: 'delvis hållet', many: 'delvis hållna' },
  'not-kept': { shape: 'crossed', word: 'inte hållet', many: 'inte hållna' },
};

/** After a count of points: "2 hållna", and "1 hållen", since "hållet" is said of the promise. */
export function countedState(count: number, state: PointState): string {
  const { word, many } = STATE_LOOK[state];
  return count === 1 && !many.startsWith('utan') ? word.replace(/hållet$/, 'hållen') : many;
}

/** An imported status as progress; "försenad" is what the document itself said. */
export function stateOfStatus(status: Status): PointState {
  const states: Readonly<Record<Status, PointState>> = {
    done: 'done',
    ongoing: 'under-way',
    delayed: 'late',
    partly: 'partly',
    planned: 'planned',
    'not-done': 'not-done',
  };
  return states[status];
}
