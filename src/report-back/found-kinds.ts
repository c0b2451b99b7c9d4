/** What a search can find. */
export type FoundKind = 'promise' | 'point' | 'measure' | 'entry' | 'activity' | 'meeting' | 'action';

export const FOUND_WORDS: Readonly<Record<FoundKind, string>> = {
  promise: 'Löfte',
  point: 'Punkt',
  measure: 'Åtgärd',
  entry: 'Uppföljning',
  activity: 'Aktivitet',
  meeting: 'Möte',
  action: 'Att göra från möte',
};
