import { sql } from 'kysely';
import { inInstallationView, type Work } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';
import { siteAddress } from '#platform/site-address.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { questionsTo } from '#follow-up/answer-queries.server.ts';
import { receiptMail } from '#follow-up/answer-receipt.ts';

type Sent = { readonly requestId: string; readonly roundId: string; readonly today: string };
type Row = { email: string; lang: Lang; municipality: string; practice: boolean; at: Date };

/**
 * Writes the receipt of the actor's answer as it now stands, in the transaction that the answer is sent in: one for each
 * version of it, so that a form sent twice gives one. That of a practice municipality is kept and never sent.
 */
export async function mailReceipt(
  work: Work,
  ctx: Pick<Context, 'secret' | 'config'>,
  { requestId, roundId, today }: Sent,
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const asked = await questionsTo(work, roundId, today);
  const question = asked?.list.find((one) => one.requestId === requestId);
  if (!asked || !question?.told || actor.personId === null) return;
  const { entryId, no } = question.told;
  const { rows } = await sql<Row>`
    select p.email, p.lang, m.name as municipality, v.at, m.is_demo as practice
    from person p join municipality m on m.id = ${municipalityId}
    join entry_version v on v.municipality_id = m.id and v.entry_id = ${entryId} and v.no = ${no}
    where p.id = ${actor.personId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return;
  const mail = receiptMail({
    ...row,
    promise: asked.round.title,
    round: asked.periodName,
    number: question.number,
    party: question.party,
    office: `${siteAddress(ctx.config)}/arbete`,
  });
  const person = { id: actor.personId, email: row.email, lang: row.lang };
  const dedupe = `receipt:${entryId}:${no}:${person.id}`;
  await inInstallationView(work, (view) =>
    queueMail(view, ctx, { dedupe, kind: 'receipt', person, from: municipalityId, held: row.practice, ...mail }),
  );
}
