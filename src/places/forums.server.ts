import { z } from 'zod';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { FORUM_KINDS, type ForumKind } from '#places/forum.ts';
import { registerName } from '#places/register-name.ts';
import { registerEvent } from '#places/register-event.server.ts';
import type { PlacesTables } from '#places/tables.ts';

export type Forum = { readonly id: string; readonly kind: ForumKind; readonly name: string };

/** A forum as it is typed. */
export const ForumInput = z.object({
  kind: z.enum(FORUM_KINDS, 'Välj vad det är.'),
  name: registerName('Skriv nämndens eller gruppens namn.'),
});

/** The municipality's boards, committees and groups, by name. */
export async function listForums({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<Forum[]> {
  return tx
    .withTables<PlacesTables>()
    .selectFrom('forum')
    .select(['id', 'kind', 'name'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** @throws AppError `forbidden`, `name-taken` */
export async function addForum(work: Work, input: z.output<typeof ForumInput>): Promise<void> {
  const { tx, municipalityId } = work;
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId));
  const id = newId();
  const made = await tx
    .withTables<PlacesTables>()
    .insertInto('forum')
    .values({ municipality_id: municipalityId, id, ...input })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('name-taken');
  await appendAudit(tx, registerEvent(work, 'forum-added', id));
}
