import { sql } from 'kysely';
import { namesOf } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { dispatchMails, type DispatchMail } from '#platform/mail/dispatch-mail.server.ts';

type Of = Pick<Work, 'tx' | 'municipalityId'>;

/** Who got what, when, and how it went. */
export type Sent = {
  readonly id: string;
  readonly recipient: string;
  readonly no: number;
  readonly way: 'mail' | 'package';
  readonly email: string | null;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  readonly at: Date;
  readonly by: string | null;
  /** How the mail stands; null for a package, and for a mail whose row is no longer kept. */
  readonly mail: DispatchMail | null;
  /** That it did not arrive, as somebody wrote it down; `on`: the Swedish day when that was written. */
  readonly returned: { readonly day: string; readonly reason: string; readonly on: string } | null;
};

/** Everything that has been sent of a case, the latest first. */
export async function sentOf({ tx, municipalityId }: Of, caseId: string): Promise<Sent[]> {
  const { rows } = await sql<Omit<Sent, 'mail' | 'by'> & { byPerson: string | null }>`
    select s.id, s.recipient, s.no, s.way, s.email, s.files, s.at, s.by_person as "byPerson",
      case when r.dispatch_id is null then null else jsonb_build_object('day', r.day, 'reason', r.reason,
        'on', to_char(r.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD')) end as returned
    from dispatch_sent s
    left join dispatch_returned r on (r.municipality_id, r.dispatch_id) = (s.municipality_id, s.id)
    where s.municipality_id = ${municipalityId} and s.case_id = ${caseId} order by s.at desc, s.id desc`.execute(tx);
  const mails = await mailsOf(tx, rows);
  const names = await namesOf(
    { tx },
    rows.map(({ byPerson }) => byPerson),
  );
  return rows.map(({ byPerson, ...row }) => ({
    ...row,
    mail: mails.get(row.id) ?? null,
    by: byPerson === null ? null : (names.get(byPerson) ?? null),
  }));
}

/** Whether it is known that what was sent did not reach its recipient: only then may it be sent anew. */
export function didNotArrive({ mail, returned }: Pick<Sent, 'mail' | 'returned'>): boolean {
  return returned !== null || mail?.state === 'failed' || mail?.state === 'held';
}

/** By case: whom its decision has reached, as far as is known, in small letters. */
export async function reachedOf(
  { tx, municipalityId }: Of,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ id: string; caseId: string; recipient: string; way: Sent['way'] }>`
    select s.id, s.case_id as "caseId", s.recipient, s.way from dispatch_sent s
    where s.municipality_id = ${municipalityId} and s.case_id = any(${caseIds}::uuid[])
      and not exists (select from dispatch_returned r where (r.municipality_id, r.dispatch_id) = (s.municipality_id, s.id))`.execute(
    tx,
  );
  const mails = await mailsOf(tx, rows);
  const reached = rows.filter(({ id }) => !didNotArrive({ mail: mails.get(id) ?? null, returned: null }));
  const byCase = Map.groupBy(reached, ({ caseId }) => caseId);
  return new Map(
    [...byCase].map(([caseId, sent]) => [caseId, new Set(sent.map(({ recipient }) => recipient.toLowerCase()))]),
  );
}

function mailsOf(tx: Tx, sent: readonly Pick<Sent, 'id' | 'way'>[]): Promise<Map<string, DispatchMail>> {
  return dispatchMails(
    tx,
    sent.filter(({ way }) => way === 'mail').map(({ id }) => id),
  );
}

/** The addresses that recipients had the last time, by their words in small letters. */
export async function knownAddresses({ tx, municipalityId }: Of): Promise<Map<string, string>> {
  const { rows } = await sql<{ recipient: string; email: string }>`
    select distinct on (lower(recipient)) lower(recipient) as recipient, email from dispatch_sent
    where municipality_id = ${municipalityId} and email is not null order by lower(recipient), at desc limit 1000`.execute(
    tx,
  );
  return new Map(rows.map(({ recipient, email }) => [recipient, email]));
}
