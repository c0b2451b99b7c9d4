import type { PointState } from '#documents/point-state.ts';
import { directionOf, type Lang } from '#platform/texts/languages.ts';
import { stateWord } from '#publication/state-words.ts';
import { PromiseModel } from '#publication/promise-model.ts';

const STATES: readonly [PointState, PointState][] = [
  ['under-way', 'under-way'],
  ['kept', 'not-kept'],
  ['silence', 'silence'],
];
const BODIES = [
  'Vi ska gå minst tre trygghetsvandringar i Ekbacken under 2026, en av dem efter mörkrets inbrott.',
  'Kommunen ska hålla fritidsgården öppen till klockan 23.',
  'Polisen ska ta emot frågor på biblioteket minst två timmar varje vecka, och berätta vad de ledde till.',
] as const;

/** The published page of an invented promise with so many points. */
export function promisePage(count: number, lang: Lang = 'sv', place = 'Ekbacken'): PromiseModel {
  const owner = (kind: 'municipality' | 'police', name: string, state: PointState) => ({
    kind,
    name,
    state,
    word: stateWord(lang, state),
    reason: null,
  });
  return PromiseModel.parse({
    format: 'loftet-page/1',
    lang,
    dir: directionOf(lang),
    demo: true,
    path: '/ekby/ekbacken-2026',
    municipality: { path: '/ekby', text: 'Ekby kommun' },
    kind: 'promise',
    title: `Medborgarlöfte för ${place} 2026`,
    headline: '1 av 3 punkter hölls helt.',
    intro: null,
    period: { from: '2026-01-01', to: '2026-12-31', words: '2026' },
    rounds: [{ path: '/ekby/ekbacken-2026/uppfoljning/2026', text: '2026' }],
    areas: [{ path: '/ekby/ekbacken', text: place }],
    parties: [
      { kind: 'municipality', name: 'Ekby kommun' },
      { kind: 'police', name: 'Polisen i Ekby' },
    ],
    goals: [],
    agreements: [],
    points: Array.from({ length: count }, (_, index) => {
      const [ours, theirs] = STATES[index % STATES.length] ?? ['planned', 'planned'];
      return {
        number: index + 1,
        path: `/ekby/ekbacken-2026/punkt-${index + 1}`,
        body: `${BODIES[index % BODIES.length]}${index < BODIES.length ? '' : ` (${index + 1})`}`,
        focusArea: null,
        above: null,
        owners: [owner('municipality', 'Ekby kommun', ours), owner('police', 'Polisen i Ekby', theirs)],
        outcome: null,
        next: [],
      };
    }),
  });
}
