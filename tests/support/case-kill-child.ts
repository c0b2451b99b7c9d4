/**
 * A process that sends a decision or finalises a memo, for a test that kills it in the midst of that: the database by
 * DATABASE_URL, what to do as JSON in its one argument.
 */
import { inWork } from '#access/work.server.ts';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { sendDispatch } from '#report-back/dispatch-send.server.ts';
import { finaliseMemo } from '#report-back/finalise-memo.server.ts';
import { TESTER } from '#tests/support/record-builder.ts';

type Given = { readonly municipalityId: string; readonly caseId: string } & (
  | { readonly act: 'send'; readonly secret: string; readonly to: readonly { recipient: string; email: string }[] }
  | { readonly act: 'finalise'; readonly stepNo: number; readonly memoNo: number; readonly today: string }
);
export type KillGiven = Given;

/** In place of the extract as it would be drawn: what is tried is what is kept. */
export const EXTRACT = {
  bytes: Buffer.from('%PDF-1.7 protokollsutdrag'),
  mediaType: 'application/pdf',
  name: 'protokollsutdrag.pdf',
};

if (import.meta.main) {
  const given = JSON.parse(process.argv[2] ?? '') as Given;
  const db = openDatabase(openPool({ connectionString: process.env['DATABASE_URL'] ?? '' }));
  await inWork(db, given.municipalityId, TESTER, (work) =>
    given.act === 'send'
      ? sendDispatch(work, { secret: given.secret }, given.caseId, { way: 'mail', to: given.to, extract: EXTRACT })
      : finaliseMemo(work, given.caseId, given, { site: null, today: given.today }),
  );
  await db.destroy();
}
