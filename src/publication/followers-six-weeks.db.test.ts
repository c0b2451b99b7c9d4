/**
 * Six weeks of publishing and of mornings, with Easter Monday and the first of May in them, and followers of every kind:
 * who gets which mail on which day, each thing once. The days are input: nothing here waits for a clock.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLATION } from '#platform/audit.server.ts';
import { addDays } from '#platform/clock.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { askToFollow } from '#publication/ask-follow.server.ts';
import { confirmFollow } from '#publication/confirm-follow.server.ts';
import { endFollow } from '#publication/end-follow.server.ts';
import { findFollowPage } from '#publication/follow-subject.server.ts';
import type { Rhythm } from '#publication/follow.ts';
import { tellAllFollowers, tellFollowers } from '#publication/tell-followers.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { renewPages } from '#publication/renew-pages.server.ts';
import { keyHolders } from '#tests/support/key-holders.ts';
import { publishRecord } from '#tests/support/published-record.ts';
import { buildRecord, pointInput, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const FIRST_DAY = '2026-04-01'; // a Wednesday
const SIX_WEEKS = Array.from({ length: 42 }, (_, at) => addDays(FIRST_DAY, at));
const SECRET = 'en hemlighet som är minst trettiotvå tecken';
const SLUG = 'norrvik';
/** The last day to answer for the first tertial: the day after, the pages say by themselves that answers are late. */
const DUE = '2026-05-05';
const [server] = testServers();
if (server === undefined) throw new Error('no server to test on');

let data: TestDatabase;
let ctx: Parameters<typeof tellAllFollowers>[0];
beforeAll(async () => {
  data = await makeDatabase(server);
  ctx = { db: data.db, secret: SECRET, config: readEnv({}) };
});
afterAll(() => data.drop());

type Mail = { readonly id: string; readonly kind: string; readonly lang: Lang; readonly body: MailBody };
const known = new Set<string>();

async function newMails(): Promise<Mail[]> {
  const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
    sql<{ id: string; kind: string; lang: Lang; body: Buffer | null }>`
      select id, kind, lang, body from mail order by id`.execute(tx),
  );
  const fresh = rows.filter(({ id }) => !known.has(id));
  for (const { id } of fresh) known.add(id);
  return fresh.flatMap(({ body, ...row }) =>
    body === null ? [] : [{ ...row, body: JSON.parse(unseal(SECRET, row.id, body)) as MailBody }],
  );
}

/** Asks, opens the mail and says yes, as somebody does. @returns the key that ends it */
async function follow(name: string, path: string, lang: Lang = 'sv', rhythm: Rhythm = 'publication'): Promise<string> {
  const found = await findFollowPage(data.db, SLUG, path, lang);
  if (found === null) throw new Error(`nothing to follow at ${path}`);
  const municipality = { id: found.municipalityId, slug: SLUG, name: found.municipality.text };
  const email = `${name}@exempel.se`;
  const { subject } = found;
  await askToFollow(ctx, { municipality, subject, email, lang, rhythm, origin: 'https://loftet.exempel.se' });
  const [mail] = await newMails();
  const token = /\/bekrafta\/([\w-]{43})/.exec(mail?.body.text ?? '')?.[1] ?? '';
  const end = await confirmFollow(ctx, SLUG, token);
  if (end === null) throw new Error('the link in the mail confirms');
  return end;
}

/** What a mail tells: the promises as headings, the points by number, each with what follows it. */
function told({ body, lang, kind }: Mail): string {
  const lines = body.text.split('\n');
  const items = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).replaceAll('\u00a0', ' '));
  const pages = lines.filter((line) => /^ {2}http/.test(line)).map((line) => line.trim());
  expect(new Set(pages).size).toBe(pages.length);
  for (const page of pages)
    expect(page.startsWith(lang === 'en' ? 'http://localhost:3000/en/' : 'http://localhost:3000/norrvik')).toBe(true);
  return `${body.to.split('@')[0]} (${lang}, ${kind}): ${items.join(' + ')}`;
}

describe('six weeks of what followers get', () => {
  let built: BuiltRecord;
  let holders: Awaited<ReturnType<typeof keyHolders>>;
  const said: string[] = [];
  const versions = [1, 1, 1];
  const today = { day: FIRST_DAY };
  const renewals: string[] = [];

  const revise = async (point: number, body: string): Promise<void> => {
    const no = versions[point] ?? 1;
    await built.work((work) => revisePoint(work, built.point(point), no, pointInput({ body }, point, built.parties)));
    versions[point] = no + 1;
  };
  const approve = async (): Promise<void> => {
    await holders.send();
    await holders.answer('municipality');
    await holders.answer('police');
  };
  /** Publishes, and lets the job that it asked for run, twice. */
  const publish = async (note: string, size: 'major' | 'minor' = 'major'): Promise<void> => {
    await publishRecord(built, { ground: 'keys', note, size, today: today.day });
    await tellFollowers(ctx, built.municipalityId, { today: today.day, weekly: false });
    await tellFollowers(ctx, built.municipalityId, { today: today.day, weekly: false });
  };

  beforeAll(async () => {
    built = await buildRecord(data.db, {
      slug: SLUG,
      title: 'Medborgarlöfte Norrby 2026',
      period: { from: '2026-01-01', to: '2026-12-31' },
      points: [{}, {}, { owners: ['municipality', 'police'] }],
      rounds: tertials(2026).map((round, no) => (no === 0 ? { ...round, due: DUE } : round)),
    });
    await built.work(({ tx, municipalityId }) =>
      sql`update municipality set settings = settings || '{"languages": ["en"]}'::jsonb
        where id = ${municipalityId}`.execute(tx),
    );
    holders = await keyHolders(data.db, built);
    await approve();
    await publishRecord(built, { ground: 'keys', today: '2026-03-29' });
  });

  test('everybody gets what they follow, grouped, once, and nobody anything else', async () => {
    const { rows } = await built.work(({ tx }) =>
      sql<{ path: string }>`select path from address where subject_kind = 'point' order by path`.execute(tx),
    );
    const pointPath = async (index: number): Promise<string> => {
      for (const { path } of rows) {
        const page = await findFollowPage(data.db, SLUG, path, 'sv');
        if (page?.subject.id === built.point(index)) return path;
      }
      throw new Error('each point has an address');
    };
    await follow('omrade', 'norrby');
    await follow('veckan', 'norrby', 'sv', 'week');
    await follow('engelska', 'norrby-2026', 'en');
    await follow('punkten', await pointPath(0));
    await follow('bada', 'norrby', 'sv', 'week');
    await follow('bada', await pointPath(1), 'sv', 'week');
    await follow('arabiska', await pointPath(2), 'ar', 'week');
    const leaving = await follow('slutar', 'norrby');

    for (const day of SIX_WEEKS) {
      today.day = day;
      if (day === '2026-04-01') {
        await revise(0, 'Kommunen ska hålla minst nio vandringar.');
        await approve();
        await publish('Fler vandringar.');
      }
      if (day === '2026-04-02') {
        await revise(0, 'Kommunen ska hålla minst nio vandringar i år.');
        await approve();
        await publish('Ett ord till.', 'minor');
      }
      if (day === '2026-04-03') {
        await revise(1, 'Kommunen ska sätta upp tio lampor.');
        await approve();
        await publish('Lamporna är räknade.');
      }
      if (day === '2026-04-14') expect(await endFollow(data.db, SLUG, leaving)).toBe('nothing');
      if (day === '2026-04-15') {
        await revise(0, 'Kommunen ska hålla minst tio vandringar.');
        await revise(2, 'Kommunen ska städa parken varje vecka.');
        await approve();
        await publish('Tio vandringar, och parken.');
      }
      if (day === '2026-04-22') await publish('Ingenting är ändrat.');
      if (day === '2026-05-07') {
        const page = await findFollowPage(data.db, SLUG, 'norrby-2026', 'sv');
        if (page === null) throw new Error('it is published');
        const { rows: now } = await built.work(({ tx }) =>
          sql<{
            no: number;
          }>`select max(no) as no from publication where subject_id = ${built.promise.id} and lang = 'sv'`.execute(tx),
        );
        await built.work((work) =>
          withdrawPromise(
            { ...work, actor: { ...work.actor, via: 'command-line' } },
            {
              promiseId: built.promise.id,
              reason: 'En uppgift ska inte stå här.',
              expectedNo: now[0]?.no ?? 0,
              today: day,
            },
          ),
        );
        await tellFollowers(ctx, built.municipalityId, { today: day, weekly: false });
      }
      const { renewed } = await renewPages(ctx, day);
      if (renewed > 0) renewals.push(day);
      await tellAllFollowers(ctx, day);
      expect(await tellAllFollowers(ctx, day)).toBe(0);
      for (const mail of await newMails()) said.push(`${day} ${told(mail)}`);
    }
    expect(renewals).toEqual(['2026-05-01', '2026-05-06']);
    expect(said.sort()).toEqual([
      '2026-04-01 engelska (en, follow-news): Point 1',
      '2026-04-01 omrade (sv, follow-news): Punkt 1',
      '2026-04-01 punkten (sv, follow-news): Punkt 1',
      '2026-04-01 slutar (sv, follow-news): Punkt 1',
      '2026-04-03 engelska (en, follow-news): Point 2',
      '2026-04-03 omrade (sv, follow-news): Punkt 2',
      '2026-04-03 slutar (sv, follow-news): Punkt 2',
      // Easter Monday is the sixth: what was published in the week before comes the day after.
      '2026-04-07 bada (sv, follow-week): Punkt 2 + Punkt 1',
      '2026-04-07 veckan (sv, follow-week): Punkt 2 + Punkt 1',
      '2026-04-15 engelska (en, follow-news): Point 1 + Point 3',
      '2026-04-15 omrade (sv, follow-news): Punkt 1 + Punkt 3',
      '2026-04-15 punkten (sv, follow-news): Punkt 1',
      '2026-04-20 arabiska (ar, follow-week): البند 3',
      '2026-04-20 bada (sv, follow-week): Punkt 1 + Punkt 3',
      '2026-04-20 veckan (sv, follow-week): Punkt 1 + Punkt 3',
      // Taken back: told of the promise once, and to who follows one point of that.
      '2026-05-07 engelska (en, follow-news): Medborgarlöfte Norrby 2026',
      '2026-05-07 omrade (sv, follow-news): Medborgarlöfte Norrby 2026',
      '2026-05-07 punkten (sv, follow-news): Punkt 1',
      '2026-05-11 arabiska (ar, follow-week): Punkt 3',
      '2026-05-11 bada (sv, follow-week): Medborgarlöfte Norrby 2026',
      '2026-05-11 veckan (sv, follow-week): Medborgarlöfte Norrby 2026',
    ]);
  });
});
