import type { SharedPoint, SharedPromise } from '#publication/shared-promise.ts';

/** A point of a promise that is shared. */
export function aSharedPoint(parts: Partial<SharedPoint> = {}): SharedPoint {
  return {
    number: 1,
    page: 'https://loften.exempel.se/ekby/ekby-2026/belysning',
    text: 'Vi ska laga belysningen.',
    focusArea: null,
    owners: [
      { kind: 'municipality', name: 'Ekby kommun', state: 'kept', word: 'hållet', reason: 'Alla lampor lyser.' },
    ],
    outcome: null,
    answers: [],
    activities: [],
    figures: [],
    ...parts,
  };
}

/** A promise as other sites are given it. */
export function aShare(parts: Partial<SharedPromise> = {}): SharedPromise {
  return {
    format: 'loftet-share/1',
    kind: 'promise',
    lang: 'sv',
    dir: 'ltr',
    example: false,
    municipality: { name: 'Ekby kommun', page: 'https://loften.exempel.se/ekby' },
    page: 'https://loften.exempel.se/ekby/ekby-2026',
    languages: [{ lang: 'sv', page: 'https://loften.exempel.se/ekby/ekby-2026' }],
    version: { number: 7, published: '2026-05-03T09:00:00.000Z', note: 'Rättat antal.' },
    sources: [{ page: 'https://loften.exempel.se/ekby/ekby-2026', version: 5, sha256: 'a'.repeat(64) }],
    translation: null,
    title: 'Medborgarlöfte för Ekby 2026',
    period: { from: '2026-01-01', to: '2026-12-31', words: '2026' },
    headline: '1 av 1 punkter hölls.',
    sentence: '1 punkt: 1 kommunens. 1 hållen.',
    counts: [{ state: 'kept', words: '1 hållen' }],
    areas: [{ name: 'Ekby', page: 'https://loften.exempel.se/ekby/ekby' }],
    parties: [{ kind: 'municipality', name: 'Ekby kommun' }],
    points: [aSharedPoint()],
    ...parts,
  };
}
