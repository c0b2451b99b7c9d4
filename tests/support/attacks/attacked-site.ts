import { sql } from 'kysely';
import pg from 'pg';
import { makeLoginLink } from '#access/login-link.server.ts';
import { giveGrant } from '#access/people.server.ts';
import { openByLoginLink } from '#access/login-link.server.ts';
import { revokeReportLinks } from '#follow-up/report-link.server.ts';
import { logActivity } from '#follow-up/activity-log.server.ts';
import { addMeeting } from '#follow-up/meeting-write.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { ensureAreas } from '#places/registers.server.ts';
import { addSignature } from '#promise/signature.server.ts';
import { makeBrief } from '#report-back/brief.server.ts';
import { aPerson, buildAsked, TODAY, type AskedRecord } from '../asked-record.ts';
import { startOfficeSite, type OfficeSite } from '../office.ts';
import { PNG } from '../picture-files.ts';
import { buildAskedDialogue, type AskedDialogue } from './asked-dialogue.ts';
import { buildDialogueThings, type DialogueThings } from './dialogue-things.ts';
import { buildCouncil, type Council } from './council.ts';
import { buildFollowed, type Followed } from './followed.ts';
import { sessionFor, siteDatabase } from '../signed-in.ts';
import type { Role } from '#access/grant.ts';
import type { PartyName } from '../record-builder.ts';
import type { Who } from './attack.ts';

/** Stands in every name and address here, so that a log that told one would be found out. */
export const SECRET_WORD = /hemliga/i;
/** The installation's own, for what is written beside the running site. */
export const SECRET = 'en hemlighet som är minst trettiotvå tecken';

const PEOPLE: Readonly<Record<Who, readonly [Role, PartyName | null]>> = {
  coordinator: ['coordinator', null],
  liaison: ['police-liaison', 'police'],
  contact: ['unit-contact', 'municipality'],
  policeContact: ['unit-contact', 'police'],
  approver: ['approver', 'municipality'],
  member: ['committee-member', null],
  communicator: ['communicator', null],
  auditor: ['auditor', null],
  administrator: ['administrator', null],
  ended: ['coordinator', null],
  shutOut: ['coordinator', null],
};

/** What lies in a municipality, for whoever guesses. */
type Things = {
  readonly entryVersion: string;
  readonly activity: string;
  readonly attachment: string;
  readonly meeting: string;
  readonly brief: string;
  readonly signature: string;
};

export type AttackedSite = {
  readonly office: OfficeSite;
  readonly db: Database;
  /** Where the attackers work, and where they have nothing to do. */
  readonly own: AskedRecord;
  readonly other: AskedRecord;
  readonly things: Things;
  /** The dialogues of both. */
  readonly dialogues: { readonly own: AskedDialogue; readonly other: AskedDialogue };
  /** What came of them. */
  readonly said: { readonly own: DialogueThings; readonly other: DialogueThings };
  /** The council's cases of both. */
  readonly council: { readonly own: Council; readonly other: Council };
  /** What everybody reads, and somebody follows. */
  readonly followed: Followed;
  /** `PLACE/PROMISE` of their own municipality, as addresses name it. */
  readonly at: string;
  readonly people: Readonly<Record<Who | 'anna' | 'bo' | 'used', string>>;
  readonly tokens: Readonly<Record<Who, string>>;
  readonly links: Readonly<
    Record<'anna' | 'bo' | 'expired' | 'revoked' | 'usedLogin' | 'expiredLogin' | 'usedOffice', string>
  >;
  /** Every key that has been given out: none may stand in a log. */
  readonly keys: readonly string[];
  /** What stands in every table but the audit chain, table by table. */
  snapshot(): Promise<Readonly<Record<string, string>>>;
  /** The events of all chains, in order. */
  events(): Promise<readonly AuditRow[]>;
  /** What is wrong with the chains; nothing where they hold. */
  chainFaults(): Promise<readonly unknown[]>;
  stop(): Promise<void>;
};

export type AuditRow = {
  readonly municipality_id: string;
  readonly no: string;
  readonly type: string;
  readonly person_id: string | null;
  readonly subject_id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A running site with two municipalities, people with one task each in the first, and links of every kind. */
export async function startAttackedSite(): Promise<AttackedSite> {
  const office = await startOfficeSite('loften.eken.se', { LOFTET_SECRET: SECRET });
  const { site } = office;
  const db = siteDatabase(site);
  const owner = new pg.Pool({ connectionString: site.env['DATABASE_OWNER_URL'], max: 1 });
  const usedOffice = site.officeLink.split('/').at(-1) ?? '';
  await office.post(`/arbete/oppna/${usedOffice}`);
  const own = await buildAsked(db, { slug: 'ekby' });
  await own.work((work) => ensureAreas(work, ['Söderby']));
  const other = await buildAsked(db, { slug: 'alby', points: [{ body: 'Alby ska hålla torget tänt.' }] });
  const people = { anna: own.people.anna, bo: own.people.bo, used: own.people.cia } as Record<string, string>;
  const tokens = {} as Record<Who, string>;
  for (const [who, [role, party]] of Object.entries(PEOPLE) as [Who, (typeof PEOPLE)[Who]][]) {
    const id = await aPerson(own, db, { name: `Hemliga${who}`, party: party ?? 'municipality', role });
    if (party === null) await everywhere(own, id, role);
    people[who] = id;
    tokens[who] = await sessionFor(db, { personId: id });
  }
  await own.work(({ tx, municipalityId }) =>
    sql`update role_grant set valid_to = '2020-12-31' where municipality_id = ${municipalityId} and person_id = ${people['ended']}`.execute(
      tx,
    ),
  );
  const login = (minutes?: number): Promise<string> =>
    inMunicipality(db, INSTALLATION, (tx) => makeLoginLink(tx, people['used'] ?? '', minutes));
  const [usedLogin, expiredLogin] = [await login(), await login()];
  await openByLoginLink({ db, secret: SECRET }, usedLogin);
  const links = {
    anna: await own.link(own.people.anna),
    bo: await own.link(own.people.bo),
    expired: await own.link(own.people.anna),
    revoked: await own.link(own.people.dan),
    usedLogin,
    expiredLogin,
    usedOffice,
  };
  await inMunicipality(db, INSTALLATION, async (tx) => {
    await sql`update person set disabled_at = now() where id = ${people['shutOut']}`.execute(tx);
    await sql`update person set name = 'Hemliga ' || name where id in (${own.people.anna}, ${own.people.bo})`.execute(
      tx,
    );
    await sql`update login_link set expires_at = now() where token_hash = encode(sha256(${expiredLogin}::bytea), 'hex')`.execute(
      tx,
    );
  });
  await own.work(async ({ tx, municipalityId }) => {
    await revokeReportLinks(tx, { municipalityId, roundId: own.roundId, personId: own.people.dan });
    await sql`update report_link set expires_at = now() where municipality_id = ${municipalityId}
      and token_hash = encode(sha256(${links.expired}::bytea), 'hex')`.execute(tx);
  });
  const things = await fill(other);
  const dialogues = { own: await buildAskedDialogue(own, SECRET), other: await buildAskedDialogue(other, SECRET) };
  const said = {
    own: await buildDialogueThings(own, dialogues.own.id),
    other: await buildDialogueThings(other, dialogues.other.id),
  };
  const council = { own: await buildCouncil(own), other: await buildCouncil(other) };
  const followed = await buildFollowed(db, SECRET);
  const maintenance = async <Row extends pg.QueryResultRow>(query: string): Promise<Row[]> => {
    await owner.query("select set_config('loftet.maintenance', 'on', false)");
    return (await owner.query<Row>(query)).rows;
  };
  const tables = await maintenance<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('audit_event', 'audit_head') order by 1`,
  );
  const parts = tables.map(({ name }) => {
    // That somebody has used their session is noted once a minute.
    const rows = name === 'session' ? 'select token_hash, revoked_at from session' : `select * from ${name}`;
    return `select '${name}' as name, md5(coalesce(string_agg(r::text, chr(10) order by r::text), '')) as content from (${rows}) r`;
  });
  return {
    office,
    db,
    own,
    other,
    things,
    dialogues,
    said,
    council,
    followed,
    at: `${own.slug}/${own.promise.slug}`,
    people: people as AttackedSite['people'],
    tokens,
    links,
    keys: [
      ...Object.values(tokens),
      ...Object.values(links),
      followed.ask,
      followed.expired,
      followed.end,
      ...Object.values(dialogues).flatMap(({ used, confirm, end }) => [used, confirm, end]),
      ...Object.values(council).flatMap(({ token, expired, over, unknown }) => [token, expired, over, unknown]),
    ],
    snapshot: async () => {
      const rows = await maintenance<{ name: string; content: string }>(parts.join(' union all '));
      return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
    },
    events: () =>
      maintenance<AuditRow>(
        'select municipality_id, no, type, person_id, subject_id, data from audit_event order by at, no',
      ),
    chainFaults: async () => {
      const whole = openDatabase(openPool({ connectionString: site.env['DATABASE_OWNER_URL'] }));
      return (await verifyAudit(whole).finally(() => whole.destroy())).faults;
    },
    stop: async () => {
      await Promise.all([db.destroy(), owner.end()]);
      await office.stop();
    },
  };
}

/** A task for every party, in place of the one for a party that `aPerson` gives. */
async function everywhere(built: AskedRecord, personId: string, role: Role): Promise<void> {
  await built.work(async (work) => {
    const { tx, municipalityId } = work;
    await sql`update role_grant set valid_to = '2020-12-31' where municipality_id = ${municipalityId} and person_id = ${personId}`.execute(
      tx,
    );
    await giveGrant(work, { personId, role, from: '2020-01-01' });
  });
}

async function fill(built: AskedRecord): Promise<Things> {
  const [pointId, partyId] = [built.point(0), built.parties.municipality];
  return built.work(async (work) => {
    const { tx, municipalityId } = work;
    const activity = newId();
    const said = { body: 'Vandring.', count: null, unit: null, place: null, withWhom: null };
    await logActivity(
      work,
      { id: activity, pointId, partyId, day: '2026-04-01', ...said },
      { bytes: PNG, name: 'torget.png' },
    );
    await addEntries(work, [
      { roundId: built.roundId, pointId, partyId, told: 'apart', kind: 'report', body: 'Klart.' },
    ]);
    const meeting = newId();
    const given = { notes: 'Vi ses.', decisions: null, attendance: [] };
    await addMeeting(work, {
      id: meeting,
      begun: { forum: { name: 'Veckomötet' }, day: '2026-04-01' },
      given: { words: given, actions: [] },
    });
    const brief = await makeBrief(
      work,
      built.promise.slug,
      { key: newId(), roundId: built.roundId, forum: 'Nämnden', meetingDay: null, decisions: [], words: null },
      TODAY,
    );
    const signature = await addSignature(
      work,
      built.promise.id,
      { partyId, name: 'Kim Ek', title: 'kommundirektör', day: '2026-01-10', fileSha256: null },
      TODAY,
    );
    const { rows } = await sql<{ entry: string; attachment: string }>`
      select (select id from entry_version where municipality_id = ${municipalityId} limit 1) as entry,
        (select id from evidence where municipality_id = ${municipalityId} and activity_id = ${activity}) as attachment`.execute(
      tx,
    );
    return {
      entryVersion: rows[0]?.entry ?? '',
      activity,
      attachment: rows[0]?.attachment ?? '',
      meeting,
      brief,
      signature,
    };
  });
}
