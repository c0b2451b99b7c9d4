import { STATE_LOOK, type PointState } from '#documents/point-state.ts';

/** What the legend of the ring says. */
export type LegendWords = {
  readonly municipality: string;
  readonly police: string;
  readonly other: string;
  readonly carried: string;
  readonly state: (state: PointState) => string;
};

export const SWEDISH_LEGEND: LegendWords = {
  municipality: 'kommunens',
  police: 'polisens',
  other: 'någon annans',
  carried: 'tas med till nästa löfte',
  state: (state) => STATE_LOOK[state].word,
};
