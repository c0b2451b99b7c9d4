import { MOST_STOPS, readFacts, readObservation, type Observation, type WalkFacts } from '#dialogue/walk.ts';
import { keysOf, dayOf, lineOf, refusePersonal, textOf, wordOf, type WalkFault } from '#dialogue/walk-fields.ts';
import {
  CHECKS,
  OBSERVATION_KINDS,
  REVISIT_STATES,
  WALK_GROUPS,
  type ObservationKind,
  type RevisitState,
} from '#dialogue/walk-words.ts';
import type { Parsed } from '#platform/sent-form.ts';

/** The fields of the walk's forms by the names that the reader knows; counts, stops and checks have names of their own. */
const FIELD_OF: Readonly<Record<string, string>> = {
  day: 'dag',
  from: 'borjar',
  to: 'slutar',
  route: 'vag',
  kind: 'sort',
  stop: 'stopp',
  text: 'text',
  problem: 'problem',
  place: 'var',
  action: 'forslag',
  'owner.kind': 'vem',
  'owner.name': 'vemnamn',
  due: 'senastdag',
};

type Facts = Pick<WalkFacts, 'stops'>;

/**
 * A walk's facts as they were typed. `before`: the walk as it stands, whose stops have a field each; new stops are lines of
 * one field, and a stop whose name is emptied is taken away.
 */
export function factsSent(form: FormData, before: Facts = { stops: [] }): Parsed<WalkFacts> {
  const said = (name: string): string => String(form.get(name) ?? '');
  const old = before.stops.flatMap(({ id, place }) => {
    const name = said(`stopp-${id}`).trim();
    const checks = Object.fromEntries(keysOf(CHECKS).map((check) => [check, said(`k-${id}-${check}`)]));
    return name === '' ? [] : [{ id, name, place, checks }];
  });
  const taken = new Set(before.stops.map(({ id }) => id));
  const free = Array.from({ length: MOST_STOPS * 3 }, (_, at) => `s${at + 1}`).filter((id) => !taken.has(id));
  const lines = said('nyastopp')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_STOPS + 1);
  const fresh = lines.map((name, at) => ({ id: free[at] ?? `n${at}`, name, place: null, checks: {} }));
  const stops = [...old, ...fresh];
  const faults: WalkFault[] = [];
  const facts = readFacts(
    {
      day: said('dag'),
      from: said('borjar'),
      to: said('slutar'),
      route: said('vag'),
      stops,
      participants: Object.fromEntries(keysOf(WALK_GROUPS).map((group) => [group, said(`antal-${group}`).trim()])),
    },
    faults,
  );
  const fieldOf = (path: string): string => {
    const [what = '', which = ''] = path.split('.');
    if (what === 'participants') return `antal-${which}`;
    const stop = what === 'stops' ? old[Number(which)] : undefined;
    if (what === 'stops') return which === '' || stop === undefined ? 'nyastopp' : `stopp-${stop.id}`;
    return FIELD_OF[path] ?? path;
  };
  return parsed(facts, faults, fieldOf);
}

/** An observation as it was typed. `before`: what stands, whose measured place stays where no other is written. */
export function observationSent(
  form: FormData,
  walk: Facts,
  before: { readonly kind: ObservationKind; readonly place: Observation['place'] } | null,
): Parsed<{ readonly kind: ObservationKind; readonly said: Observation }> {
  const said = (name: string): string => String(form.get(name) ?? '');
  const faults: WalkFault[] = [];
  const kind = before?.kind ?? wordOf(said('sort'), OBSERVATION_KINDS, 'kind', faults);
  if (kind === null && faults.length === 0)
    faults.push({ path: 'kind', message: 'Välj om det är bra eller behöver åtgärdas.' });
  const measured = before?.place !== null && before?.place !== undefined && 'lat' in before.place ? before.place : null;
  const raw = {
    stop: said('stopp'),
    text: said('text'),
    problem: said('problem'),
    place: said('var').trim() === '' ? measured : { words: said('var') },
    action: said('forslag'),
    owner: said('vem') === '' && said('vemnamn').trim() === '' ? null : { kind: said('vem'), name: said('vemnamn') },
    due: said('senastdag'),
  };
  const stops = new Set(walk.stops.map(({ id }) => id));
  const read = readObservation(raw, kind ?? 'good', { path: '', stops, faults });
  return parsed({ kind: kind ?? 'good', said: read }, faults);
}

/** What a revisit found, as it was typed. */
export function revisitSent(
  form: FormData,
): Parsed<{ readonly day: string; readonly state: RevisitState; readonly note: string | null }> {
  const faults: WalkFault[] = [];
  const day = dayOf(form.get('dag'), 'dag', faults);
  if (day === null && faults.length === 0) faults.push({ path: 'dag', message: 'Skriv vilken dag ni var där.' });
  const state = wordOf(form.get('hur'), REVISIT_STATES, 'hur', faults);
  if (state === null && !faults.some(({ path }) => path === 'hur'))
    faults.push({ path: 'hur', message: 'Välj hur det ser ut.' });
  const note = impersonal(form.get('anteckning'), 'anteckning', faults);
  return parsed({ day: day ?? '', state: state ?? 'same', note }, faults);
}

/** Why an observation is not done, or how it is taken care of. */
export function answerSent(form: FormData): Parsed<string> {
  const faults: WalkFault[] = [];
  const answer = impersonal(form.get('svarstext'), 'svarstext', faults);
  if (answer === null && faults.length === 0)
    faults.push({ path: 'svarstext', message: 'Skriv ett svar, så att de som gick får veta.' });
  return parsed(answer ?? '', faults);
}

/** What a picture shows. */
export function altSent(form: Pick<FormData, 'get'>): Parsed<string> {
  const faults: WalkFault[] = [];
  const alt = lineOf(form.get('visar'), 'visar', faults);
  if (alt === null && faults.length === 0)
    faults.push({ path: 'visar', message: 'Skriv vad bilden visar, för den som inte ser den.' });
  return parsed(alt ?? '', faults);
}

function impersonal(raw: FormDataEntryValue | null, field: string, faults: WalkFault[]): string | null {
  const text = textOf(raw, field, faults);
  refusePersonal(text, field, faults);
  return text;
}

function parsed<T>(
  value: T,
  faults: readonly WalkFault[],
  fieldOf = (path: string) => FIELD_OF[path] ?? path,
): Parsed<T> {
  if (faults.length === 0) return { ok: true, value };
  const fields = faults.map(({ path, message }) => ({ field: fieldOf(path), message }));
  return { ok: false, faults: fields.filter((one, at) => fields.findIndex(({ field }) => field === one.field) === at) };
}
