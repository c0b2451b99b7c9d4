import {
  clockOf,
  dayOf,
  emptied,
  idOf,
  isBetween,
  keysOf,
  lineOf,
  listOf,
  missing,
  recordOf,
  refuseTwice,
  textOf,
  wordOf,
  type WalkFault,
} from '#dialogue/walk-fields.ts';
import {
  CHECKS,
  CHECK_ANSWERS,
  OBSERVATION_KINDS,
  OWNER_KINDS,
  WALK_GROUPS,
  WALK_PROBLEMS,
  type Check,
  type CheckAnswer,
  type ObservationKind,
  type OwnerKind,
  type WalkGroup,
  type WalkProblem,
} from '#dialogue/walk-words.ts';

/** Somewhere on the map, with how far off that may be in metres: measured by the device, or pointed out (`way`). */
type SpottedPlace = {
  readonly lat: number;
  readonly lon: number;
  readonly accuracy: number;
  readonly way?: 'map';
};
/** Where something is, or how it is said in words. */
export type WalkPlace = SpottedPlace | { readonly words: string };

export type WalkStop = {
  /** Its own in the walk. */
  readonly id: string;
  readonly name: string;
  readonly place: WalkPlace | null;
  /** What was not answered is not there. */
  readonly checks: Readonly<Partial<Record<Check, CheckAnswer>>>;
};

/** A picture's id and what it shows, for those who do not see it. */
export type WalkPicture = { readonly id: string; readonly alt: string };

/** What is written of one observation. `action`: what those who walked propose. */
export type Observation = {
  readonly stop: string | null;
  readonly text: string;
  /** Null of what is good. */
  readonly problem: WalkProblem | null;
  readonly place: WalkPlace | null;
  readonly action: string | null;
  readonly owner: { readonly kind: OwnerKind; readonly name: string | null } | null;
  readonly due: string | null;
};

/** What is written of the walk itself. Days and clock times are those in Sweden. */
export type WalkFacts = {
  readonly day: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly route: string;
  readonly stops: readonly WalkStop[];
  /** By group; those that nobody came from are not there. */
  readonly participants: Readonly<Partial<Record<WalkGroup, number>>>;
};

type WalkObservation = Observation & {
  readonly id: string;
  readonly kind: ObservationKind;
  readonly pictures: readonly WalkPicture[];
};

/** One walk as a device sends it. */
export type Walk = WalkFacts & {
  readonly format: typeof WALK_FORMAT;
  readonly id: string;
  readonly dialogueId: string;
  readonly observations: readonly WalkObservation[];
};

export const WALK_FORMAT = 'loftet-walk/1';
export const MOST_STOPS = 40;
export const MOST_OBSERVATIONS = 200;
export const MOST_PICTURES = 6;
const MOST_PEOPLE = 999;

/** Reads a walk as it was sent; everything unknown is a fault, so that nothing is stored that was not asked. */
export function readWalk(raw: unknown): { readonly walk: Walk | null; readonly faults: readonly WalkFault[] } {
  const faults: WalkFault[] = [];
  const sent = recordOf(raw, '', faults, [
    'format',
    'id',
    'dialogueId',
    'day',
    'from',
    'to',
    'route',
    'stops',
    'participants',
    'observations',
  ]);
  if (sent['format'] !== WALK_FORMAT) faults.push({ path: 'format', message: `Formatet ska vara ${WALK_FORMAT}.` });
  const id = idOf(sent['id'], 'id', faults);
  const dialogueId = idOf(sent['dialogueId'], 'dialogueId', faults);
  const facts = readFacts(sent, faults);
  const stops = new Set(facts.stops.map((stop) => stop.id));
  const observations = listOf(sent['observations'], 'observations', MOST_OBSERVATIONS, faults).map((one, at) => {
    const path = `observations.${at}`;
    const said = recordOf(one, path, faults, [
      'id',
      'kind',
      'pictures',
      'stop',
      'text',
      'problem',
      'place',
      'action',
      'owner',
      'due',
    ]);
    const kind = wordOf(said['kind'], OBSERVATION_KINDS, `${path}.kind`, faults) ?? 'problem';
    return {
      id: idOf(said['id'], `${path}.id`, faults),
      kind,
      ...readObservation(said, kind, { path, stops, faults }),
      pictures: picturesOf(said['pictures'], `${path}.pictures`, faults),
    };
  });
  refuseTwice(
    observations.map((one) => one.id),
    'observations',
    faults,
  );
  refuseTwice(
    observations.flatMap(({ pictures }) => pictures.map((one) => one.id)),
    'pictures',
    faults,
  );
  const walk = { format: WALK_FORMAT, id, dialogueId, ...facts, observations } as const;
  return { walk: faults.length === 0 ? walk : null, faults };
}

/** The walk's own facts, by the names that they are sent under. */
export function readFacts(sent: Readonly<Record<string, unknown>>, faults: WalkFault[]): WalkFacts {
  const from = clockOf(sent['from'], 'from', faults);
  const to = clockOf(sent['to'], 'to', faults);
  if (from !== null && to !== null && to < from)
    faults.push({ path: 'to', message: 'Vandringen slutar innan den börjar. Rätta tiderna.' });
  const stops = listOf(sent['stops'], 'stops', MOST_STOPS, faults).map((one, at) => {
    const path = `stops.${at}`;
    const said = recordOf(one, path, faults, ['id', 'name', 'place', 'checks']);
    if (typeof said['id'] !== 'string' || !/^[a-z0-9-]{1,40}$/.test(said['id']))
      faults.push({ path: `${path}.id`, message: 'Stoppet saknar beteckning.' });
    return {
      id: String(said['id']),
      name: lineOf(said['name'], `${path}.name`, faults) ?? missing(`${path}.name`, 'Skriv vad stoppet heter.', faults),
      place: placeOf(said['place'], `${path}.place`, faults),
      checks: checksOf(said['checks'], `${path}.checks`, faults),
    };
  });
  refuseTwice(
    stops.map((stop) => stop.id),
    'stops',
    faults,
  );
  return {
    day: dayOf(sent['day'], 'day', faults) ?? missing('day', 'Skriv vilken dag vandringen var.', faults),
    from,
    to,
    route: lineOf(sent['route'], 'route', faults) ?? missing('route', 'Skriv var ni gick.', faults),
    stops,
    participants: countsOf(sent['participants'], 'participants', faults),
  };
}

/** One observation's words, by the names that they are sent under. `path` stands before them in the faults. */
export function readObservation(
  said: Readonly<Record<string, unknown>>,
  kind: ObservationKind,
  { path, stops, faults }: { readonly path: string; readonly stops: ReadonlySet<string>; readonly faults: WalkFault[] },
): Observation {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const stop = emptied(said['stop']);
  if (stop !== null && (typeof stop !== 'string' || !stops.has(stop)))
    faults.push({ path: at('stop'), message: 'Stoppet finns inte i vandringen. Välj ett annat.' });
  const problem = wordOf(said['problem'], keysOf(WALK_PROBLEMS), at('problem'), faults);
  if (kind === 'problem' && problem === null)
    faults.push({ path: at('problem'), message: 'Välj vad det är för problem.' });
  return {
    stop: typeof stop === 'string' ? stop : null,
    text: textOf(said['text'], at('text'), faults) ?? missing(at('text'), 'Skriv vad ni såg.', faults),
    problem: kind === 'problem' ? problem : null,
    place: placeOf(said['place'], at('place'), faults),
    action: textOf(said['action'], at('action'), faults),
    owner: ownerOf(said['owner'], at('owner'), faults),
    due: dayOf(said['due'], at('due'), faults),
  };
}

/** Everything that somebody wrote in an observation: what may be about a person. */
export function observationTexts({ text, action, owner, place }: Observation): string[] {
  const words = place !== null && 'words' in place ? place.words : null;
  return [text, action, owner?.name ?? null, words].filter((one) => one !== null);
}

/** A place in words: "59,33258 18,06490, på 8 meter när". */
export function placeWords(place: WalkPlace): string {
  if ('words' in place) return place.words;
  const number = (value: number): string => value.toFixed(5).replace('.', ',');
  const way = place.way === 'map' ? 'utpekad på kartan, ' : '';
  return `${number(place.lat)} ${number(place.lon)}, ${way}på ${Math.ceil(place.accuracy)}\u00a0meter när`;
}

function placeOf(raw: unknown, path: string, faults: WalkFault[]): WalkPlace | null {
  if (emptied(raw) === null) return null;
  const said = recordOf(raw, path, faults, ['words', 'lat', 'lon', 'accuracy', 'way']);
  const words = lineOf(said['words'], path, faults);
  if (words !== null) return { words };
  const { lat, lon, accuracy, way } = said;
  if (lat === undefined && lon === undefined) return null;
  const isRead = isBetween(lat, -90, 90) && isBetween(lon, -180, 180) && isBetween(accuracy, 0, 100_000);
  if (isRead && (way === undefined || way === 'map')) {
    const spotted = { lat: Number(lat.toFixed(6)), lon: Number(lon.toFixed(6)), accuracy: Math.ceil(accuracy) };
    return way === undefined ? spotted : { ...spotted, way };
  }
  faults.push({ path, message: 'Platsen gick inte att läsa. Skriv den med ord.' });
  return null;
}

function checksOf(raw: unknown, path: string, faults: WalkFault[]): WalkStop['checks'] {
  if (emptied(raw) === null) return {};
  const said = recordOf(raw, path, faults, keysOf(CHECKS));
  return Object.fromEntries(
    keysOf(CHECKS).flatMap((check) => {
      const answer = wordOf(said[check], CHECK_ANSWERS, `${path}.${check}`, faults);
      return answer === null ? [] : [[check, answer]];
    }),
  );
}

function countsOf(raw: unknown, path: string, faults: WalkFault[]): WalkFacts['participants'] {
  if (emptied(raw) === null) return {};
  const said = recordOf(raw, path, faults, keysOf(WALK_GROUPS));
  return Object.fromEntries(
    keysOf(WALK_GROUPS).flatMap((group) => {
      const typed = emptied(said[group]);
      const count = typeof typed === 'string' && /^\d{1,3}$/.test(typed) ? Number(typed) : (typed ?? 0);
      if (isBetween(count, 0, MOST_PEOPLE) && Number.isInteger(count)) return count === 0 ? [] : [[group, count]];
      faults.push({ path: `${path}.${group}`, message: `Skriv ett antal, högst ${MOST_PEOPLE}.` });
      return [];
    }),
  );
}

function ownerOf(raw: unknown, path: string, faults: WalkFault[]): Observation['owner'] {
  if (emptied(raw) === null) return null;
  const said = recordOf(raw, path, faults, ['kind', 'name']);
  const kind = wordOf(said['kind'], keysOf(OWNER_KINDS), `${path}.kind`, faults);
  const name = lineOf(said['name'], `${path}.name`, faults);
  if (kind === null && name !== null)
    faults.push({ path: `${path}.kind`, message: 'Välj vem som kan göra något åt det.' });
  if (kind === 'other' && name === null)
    faults.push({ path: `${path}.name`, message: 'Skriv vilken organisation det är, inte vilken person.' });
  return kind === null ? null : { kind, name };
}

function picturesOf(raw: unknown, path: string, faults: WalkFault[]): readonly WalkPicture[] {
  return listOf(raw, path, MOST_PICTURES, faults).map((one, at) => {
    const said = recordOf(one, `${path}.${at}`, faults, ['id', 'alt']);
    return {
      id: idOf(said['id'], `${path}.${at}.id`, faults),
      alt:
        lineOf(said['alt'], `${path}.${at}.alt`, faults) ??
        missing(`${path}.${at}.alt`, 'Skriv vad bilden visar, för den som inte ser den.', faults),
    };
  });
}
