import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { digestMail, type Digest, type DigestPart } from '#platform/mail/digest.ts';
import { noticeSentence, type NoticeData, type NoticeKind } from '#platform/mail/notice-kinds.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { inOtherView } from '#platform/other-view.server.ts';
import { siteAddress } from '#platform/site-address.ts';
import { isWorkingDay } from '#platform/working-days.ts';

/** What one person is asked in one place, where a personal link opens it. */
type Asked = {
  readonly kind: NoticeKind;
  readonly municipalityId: string;
  readonly subjectId: string;
  readonly personId: string;
};

/**
 * Makes personal links. This room knows no rounds: whoever does says which notices have a link of their own, and makes it,
 * in that municipality's view.
 */
export type LinkMaker = {
  readonly opens: (kind: NoticeKind) => boolean;
  /** The path of the page, `/…`, with its key in it. */
  readonly make: (tx: Tx, asked: Asked) => Promise<string>;
};

type Writing = Pick<Context, 'db' | 'secret' | 'config'>;

/**
 * Writes the day's mail: one to each person who has something to be told, across their municipalities. At most one a
 * person and working day, however often it is asked for; what comes after it waits for the next. Notices of invented and
 * practice municipalities get a mail of their own that is never sent. What goes wrong with one person's mail keeps nobody
 * else's; it is thrown at the end, so that the job is tried again.
 * @param today the day in Sweden; on any but a working day nothing is written
 * @returns how many mails were written
 */
export async function writeDigests(ctx: Writing, today: string, links: LinkMaker): Promise<number> {
  if (!isWorkingDay(today)) return 0;
  const { rows: people } = await inMunicipality(ctx.db, INSTALLATION, (tx) =>
    sql<{ id: string }>`select distinct person_id as id from notice where mail_id is null order by 1`.execute(tx),
  );
  let written = 0;
  const faults: unknown[] = [];
  for (const { id } of people) {
    await inMunicipality(ctx.db, INSTALLATION, (tx) => writeTo(ctx, tx, { personId: id, today, links })).then(
      (count) => void (written += count),
      (fault: unknown) => void faults.push(fault),
    );
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of the day's mails could not be written`);
  return written;
}

type Notice = {
  readonly id: string;
  readonly municipalityId: string;
  readonly municipality: string;
  readonly practice: boolean;
  readonly kind: NoticeKind;
  readonly subjectId: string;
  readonly data: NoticeData[NoticeKind];
};
type Person = { readonly id: string; readonly email: string; readonly lang: Lang };
type Now = { readonly personId: string; readonly today: string; readonly links: LinkMaker };

async function writeTo(ctx: Writing, tx: Tx, { personId, today, links }: Now): Promise<number> {
  const { rows: people } = await sql<Person>`
    select id, email, lang from person where id = ${personId} and disabled_at is null`.execute(tx);
  const [person] = people;
  if (person === undefined) return 0;
  const notices = await unmailed(tx, personId);
  let written = 0;
  for (const held of [false, true]) {
    const told = notices.filter(({ practice }) => practice === held);
    if (told.length === 0) continue;
    // The dedupe is asked before links are made: a link of a mail that is not written would be a key to nothing.
    const dedupe = `digest:${today}:${personId}${held ? ':held' : ''}`;
    if (await isWritten(tx, dedupe)) continue;
    const mail = digestMail(await digestOf(ctx, tx, person, { told, links }));
    const id = await queueMail(tx, ctx, { dedupe, kind: 'digest', person, held, ...mail });
    if (id === null) continue; // written by somebody else just now
    await sql`update notice set mail_id = ${id} where id in (${sql.join(told.map((one) => one.id))})`.execute(tx);
    written += 1;
  }
  return written;
}

/** Locked, so that two workers that write at the same time do not tell the same thing twice. */
async function unmailed(tx: Tx, personId: string): Promise<readonly Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.municipality_id as "municipalityId", m.name as municipality, n.kind, n.subject_id as "subjectId", n.data,
      m.is_demo as practice
    from notice n join municipality m on m.id = n.municipality_id
    where n.person_id = ${personId} and n.mail_id is null
    order by m.name, n.id for update of n skip locked`.execute(tx);
  return rows;
}

async function isWritten(tx: Tx, dedupe: string): Promise<boolean> {
  const { rows } = await sql`select from mail where dedupe = ${dedupe}`.execute(tx);
  return rows.length > 0;
}

async function digestOf(
  ctx: Writing,
  tx: Tx,
  person: Person,
  { told, links }: { readonly told: readonly Notice[]; readonly links: LinkMaker },
): Promise<Digest> {
  const first = told.find(({ kind }) => links.opens(kind));
  const site = siteAddress(ctx.config);
  const link: Digest['link'] =
    first === undefined
      ? { kind: 'office', address: `${site}/arbete` }
      : { kind: 'answer', address: `${site}${await madeIn(tx, first, person.id, links)}` };
  const more = first !== undefined && told.some((one) => !links.opens(one.kind) || one.subjectId !== first.subjectId);
  return { lang: person.lang, parts: partsOf(told, person.lang), link, more };
}

/** A link is a row of its municipality's, so it is made in its view; then we see all of them again. */
function madeIn(
  tx: Tx,
  { kind, municipalityId, subjectId }: Notice,
  personId: string,
  links: LinkMaker,
): Promise<string> {
  return inOtherView(tx, municipalityId, () => links.make(tx, { kind, municipalityId, subjectId, personId }));
}

function partsOf(told: readonly Notice[], lang: Lang): DigestPart[] {
  const parts = new Map<string, { municipality: string; sentences: string[] }>();
  for (const { municipalityId, municipality, kind, data } of told) {
    const part = parts.get(municipalityId) ?? { municipality, sentences: [] };
    part.sentences.push(noticeSentence(kind, data, lang));
    parts.set(municipalityId, part);
  }
  return [...parts.values()];
}
