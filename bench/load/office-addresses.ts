/** Which pages of the office are looked at: one of every route, where there is most to show. Asked in the site's process. */
import { sql, type RawBuilder } from 'kysely';
import { openByLoginLink, makeLoginLink } from '#access/login-link.server.ts';
import { sessionCookie } from '#access/session-cookie.ts';
import { personByEmail } from '#access/sign-in-person.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { inOrder } from '#follow-up/owner-state.ts';
import { makeReportLink } from '#follow-up/report-link.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { listPromises, loadPromise } from '#promise/promise-queries.server.ts';
import { askParty } from './asked-party.ts';
import { emailOfEverything } from './write-people.ts';

/** Who opens a page: somebody with a name, somebody who has the office's link, or nobody yet. */
export type Opener = 'person' | 'nameless' | 'nobody';
export type OfficePage = {
  readonly route: string;
  readonly path: string;
  readonly openers: readonly Opener[];
};
export type OfficeToLookAt = {
  readonly municipality: string;
  /** Of somebody who is coordinator, approver, administrator and auditor at once. */
  readonly cookie: string;
  readonly pages: readonly OfficePage[];
};

const BOTH = ['person', 'nameless'] as const;
const PLACE = '[municipality]';
const OF_PROMISE = `${PLACE}/[promise]`;

export async function officeToLookAt(ctx: Pick<Context, 'db' | 'secret'>): Promise<OfficeToLookAt> {
  const all = await shownMunicipalities(ctx.db);
  const municipality = all[Math.floor(all.length / 2)];
  if (municipality === undefined) throw new Error('nothing is published');
  const { id, slug } = municipality;
  const [signIn, unused] = await inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const person = await personByEmail(tx, emailOfEverything(slug));
    if (person === null) throw new Error('nobody works here: fill the database anew');
    return [await makeLoginLink(tx, person.id), await makeLoginLink(tx, person.id)];
  });
  const pages = await inMunicipality(ctx.db, id, (tx) => pagesOf(tx, id, slug));
  const door = { route: '/arbete/logga-in/[token]', path: `/arbete/logga-in/${unused}`, openers: ['nobody'] } as const;
  const token = await openByLoginLink(ctx, signIn);
  return { municipality: slug, cookie: `${sessionCookie('http:').name}=${token}`, pages: [...pages, door] };
}

async function pagesOf(tx: Tx, municipalityId: string, slug: string): Promise<OfficePage[]> {
  // Latest first: next year's draft, the running ones, and those that ended last.
  const [draft, ...begun] = await listPromises(tx, municipalityId);
  const first = await oneOf(
    tx,
    sql<{ id: string }>`select r.promise_id as id from request q
      join round r on (r.municipality_id, r.id) = (q.municipality_id, q.round_id)
      where q.municipality_id = ${municipalityId} limit 1`,
  );
  const running = begun.find(({ id }) => id === first);
  const ended = begun.find(({ closedAt }) => closedAt !== null);
  if (draft === undefined || running === undefined || ended === undefined) throw new Error('too few promises');
  const point = (await loadPromise(tx, municipalityId, running.id))?.points[0];
  const owner = point?.owners[0];
  const rounds = inOrder((await loadFollowUp(tx, municipalityId, running.id)).rounds);
  const [told, open] = rounds.slice(-2);
  if (point === undefined || owner === undefined || told === undefined || open === undefined)
    throw new Error('the running promise has nothing to show');
  const council = await oneOf(
    tx,
    sql<{ id: string }>`select id from council_case where municipality_id = ${municipalityId} order by id desc limit 1`,
  );
  const meeting = await oneOf(
    tx,
    sql<{ id: string }>`select id from meeting where municipality_id = ${municipalityId} order by day desc limit 1`,
  );
  const dialogue = await oneOf(
    tx,
    sql<{ id: string }>`select id from dialogue where municipality_id = ${municipalityId} order by at desc limit 1`,
  );
  const { rows: staff } = await sql<{ id: string }>`
    select id from dialogue where municipality_id = ${municipalityId} and kind = 'staff' order by at desc limit 1`.execute(
    tx,
  );
  const { rows: walks } = await sql<{ at: string; observation: string }>`
    select w.dialogue_id || '/vandring/' || w.id as at, o.id as observation from walk w
    join observation o on (o.municipality_id, o.walk_id) = (w.municipality_id, w.id)
    where w.municipality_id = ${municipalityId} order by w.at desc, o.position limit 1`.execute(tx);
  const theme = await oneOf(
    tx,
    sql<{ id: string }>`select id from theme where municipality_id = ${municipalityId} order by id limit 1`,
  );
  const brief = await oneOf(
    tx,
    sql<{ id: string }>`select id from brief where municipality_id = ${municipalityId} order by at desc limit 1`,
  );
  const personId = await oneOf(
    tx,
    sql<{
      id: string;
    }>`select person_id as id from request where municipality_id = ${municipalityId} and round_id = ${open.id}
      group by person_id order by count(*) desc, person_id limit 1`,
  );
  const request = await oneOf(
    tx,
    sql<{ id: string }>`select id from request where municipality_id = ${municipalityId} and round_id = ${open.id}
      and person_id = ${personId} order by state = 'waiting' desc, id limit 1`,
  );
  const everything = await oneOf(
    tx,
    sql<{ id: string }>`select id from person where email = ${emailOfEverything(slug)}`,
  );
  const asked = await askParty(tx, { municipalityId, caseId: council, personId: everything });
  const link = await makeReportLink(tx, { municipalityId, roundId: open.id, personId });

  const page = (route: string, path: string, openers: readonly Opener[] = BOTH): OfficePage => ({
    route: `/arbete/${route}`,
    path: `/arbete/${path}`,
    openers,
  });
  const of = (at: string): OfficePage => page(`${at}/${PLACE}`, `${at}/${slug}`);
  const about = (at: string, promises: readonly { readonly slug: string }[], under = ''): OfficePage[] =>
    promises.map((promise) => page(`${at}/${OF_PROMISE}${under}`, `${at}/${slug}/${promise.slug}${under}`));
  const grid = `rutnat/${slug}/${running.slug}`;
  return [
    { route: '/arbete', path: '/arbete', openers: BOTH },
    page('konto', 'konto', ['person']),
    page('inloggningstjanster', 'inloggningstjanster', ['nameless']),
    page('logga-in', 'logga-in', ['nobody']),
    page('logga-in/losenord', 'logga-in/losenord', ['nobody']),
    page('import', 'import'),
    page('import', `import?kommun=${slug}`),
    page('loften', 'loften'),
    page('loften', `loften?kommun=${slug}`),
    ...[
      'vantar',
      'arenden',
      'sammantraden',
      'moten',
      'arshjul',
      'overlamning',
      'dialoger',
      'logg',
      'kommun',
      'skriv',
    ].map(of),
    page(`arshjul/${PLACE}/paminnelser`, `arshjul/${slug}/paminnelser`),
    page(`kommun/${PLACE}/omraden`, `kommun/${slug}/omraden`),
    page(`kommun/${PLACE}/personer`, `kommun/${slug}/personer`),
    page(`kommun/${PLACE}/installningar`, `kommun/${slug}/installningar`),
    page(`kommun/${PLACE}/skrivelsemall`, `kommun/${slug}/skrivelsemall`),
    page(`kommun/${PLACE}/gallring`, `kommun/${slug}/gallring`),
    page(`kommun/${PLACE}/ovning`, `kommun/${slug}/ovning`),
    page(`sok/${PLACE}`, `sok/${slug}`),
    page(`sok/${PLACE}`, `sok/${slug}?q=vandringar`),
    page(`fragor/${PLACE}`, `fragor/${slug}`),
    page(`dialoger/${PLACE}/befolkning`, `dialoger/${slug}/befolkning`),
    page(`dialoger/${PLACE}/karta`, `dialoger/${slug}/karta`),
    ...staff.flatMap(({ id }) =>
      ['svara', 'besked'].map((at) => page(`dialoger/${PLACE}/[id]/${at}`, `dialoger/${slug}/${id}/${at}`)),
    ),
    page(`dialoger/${PLACE}/[id]/granska`, `dialoger/${slug}/${dialogue}/granska`),
    page(`dialoger/${PLACE}/[id]/resultat`, `dialoger/${slug}/${dialogue}/resultat`),
    ...walks.flatMap(({ at, observation }) => [
      page(`dialoger/${PLACE}/[id]/vandring`, `dialoger/${slug}/${at.slice(0, at.lastIndexOf('/'))}`),
      page(`dialoger/${PLACE}/[id]/vandring/[walk]`, `dialoger/${slug}/${at}`),
      page(`dialoger/${PLACE}/[id]/vandring/[walk]/[observation]`, `dialoger/${slug}/${at}/${observation}`),
    ]),
    page(`dialoger/${PLACE}/[id]/koda`, `dialoger/${slug}/${dialogue}/koda`),
    page(`dialoger/${PLACE}/teman`, `dialoger/${slug}/teman`),
    page(`dialoger/${PLACE}/teman/[id]`, `dialoger/${slug}/teman/${theme}`),
    page(`dialoger/${PLACE}/kedja`, `dialoger/${slug}/kedja`),
    page(`dialoger/${PLACE}/[id]/svar`, `dialoger/${slug}/${dialogue}/svar`),
    page(`dialoger/${PLACE}/[id]/aterkoppling`, `dialoger/${slug}/${dialogue}/aterkoppling`),
    page(`dialoger/${PLACE}/[id]/pastaenden`, `dialoger/${slug}/${dialogue}/pastaenden`),
    page(`dialoger/${PLACE}/[id]`, `dialoger/${slug}/${dialogue}`),
    ...['kort', 'kalkylblad'].map((part) =>
      page(`dialoger/${PLACE}/[id]/${part}`, `dialoger/${slug}/${dialogue}/${part}`, ['person']),
    ),
    ...['fragor', 'fragor/visa'].map((part) =>
      page(`dialoger/${PLACE}/[id]/${part}`, `dialoger/${slug}/${dialogue}/${part}`),
    ),
    page(`dialoger/${PLACE}/[id]/papper/[language]`, `dialoger/${slug}/${dialogue}/papper/ar`),
    page(`dialoger/${PLACE}/[id]/fragor/ny`, `dialoger/${slug}/${dialogue}/fragor/ny?typ=comment`, ['person']),
    page(`dialoger/${PLACE}/[id]/fragor/fraga/[question]`, `dialoger/${slug}/${dialogue}/fragor/fraga/gora`, [
      'person',
    ]),
    page(`moten/${PLACE}/[id]`, `moten/${slug}/${meeting}`),
    page(`arenden/${PLACE}/nytt`, `arenden/${slug}/nytt`),
    ...['skrivelse', 'samrad', 'granska', 'jamfor', 'dokument'].map((part) =>
      page(`arenden/${PLACE}/[id]/${part}`, `arenden/${slug}/${council}/${part}`),
    ),
    page(`kommun/${PLACE}/wordmall`, `kommun/${slug}/wordmall`),
    page(`arenden/${PLACE}/[id]/lamna-ut`, `arenden/${slug}/${council}/lamna-ut`),
    page(`arenden/${PLACE}/[id]/arkiv`, `arenden/${slug}/${council}/arkiv`),
    ...['', '/beslut', '/utskick'].map((under) =>
      page(`arenden/${PLACE}/[id]${under}`, `arenden/${slug}/${council}${under}`),
    ),
    page(`arenden/${PLACE}/frister`, `arenden/${slug}/frister`),
    ...about('loften', [draft, running, ended]),
    ...about('loften', [running, ended], '/skrivelse'),
    ...about('skriv', [draft, running]),
    page(`skriv/${PLACE}`, `skriv/${slug}?fran=${running.slug}`),
    page(`skriv/${OF_PROMISE}/[point]`, `skriv/${slug}/${running.slug}/${point.slug}`),
    ...about('nycklar', [draft, running]),
    ...about('perioder', [running]),
    ...about('aktiviteter', [running]),
    ...about('papperskorg', [running]),
    ...about('avsluta', [running, ended]),
    ...about('publicera', [running, ended]),
    ...about('publicera', [running], '/dela'),
    of('oversatt'),
    ...about('oversatt', [running, ended]),
    ...['', '/granska', '/fil'].map((under) =>
      page(`oversatt/${OF_PROMISE}/[language]${under}`, `oversatt/${slug}/${running.slug}/ar${under}`),
    ),
    ...about('lagesbild', [running]),
    page(`lagesbild/${OF_PROMISE}/[id]`, `lagesbild/${slug}/${running.slug}/${brief}`),
    page(`historik/${OF_PROMISE}/[point]`, `historik/${slug}/${running.slug}/${point.id}`),
    ...about('rutnat', [running, ended]),
    ...about('rutnat', [running], '/bedomning'),
    ...about('rutnat', [running], '/kalkylblad'),
    page(`rutnat/${OF_PROMISE}/period/[round]`, `${grid}/period/${told.id}`),
    page(`rutnat/${OF_PROMISE}/[round]/[point]/[party]`, `${grid}/${told.id}/${point.id}/${owner.id}`),
    page(`arenden/${PLACE}/[id]/samrad/[asked]`, `arenden/${slug}/${council}/samrad/${asked.askedId}`, ['person']),
    { route: '/arbete/samrad/[token]', path: asked.path, openers: ['nobody'] },
    page('svar/[token]', `svar/${link}`, ['nobody']),
    page('svar/[token]/[id]', `svar/${link}/${request}`, ['nobody']),
    page('svar/[token]/[id]/kvitto', `svar/${link}/${request}/kvitto`, ['nobody']),
  ];
}

async function oneOf(tx: Tx, asked: RawBuilder<{ id: string }>): Promise<string> {
  const [row] = (await asked.execute(tx)).rows;
  if (row === undefined) throw new Error('the filled database lacks something that a page shows');
  return row.id;
}
