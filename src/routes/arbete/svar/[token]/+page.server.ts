import { error, redirect, type ServerLoad } from '@sveltejs/kit';
import { questionsTo } from '#follow-up/answer-queries.server.ts';
import { linkWork } from '#routes/arbete/svar/answer-door.ts';

/** The person's questions; where there is one alone, that one. Changes nothing: programs that scan mail follow links too. */
export const load: ServerLoad = async (event) => {
  const asked = await linkWork(event, (work, { roundId }, today) => questionsTo(work, roundId, today));
  if (asked === null) error(404, 'Frågorna finns inte längre.');
  const [only] = asked.list;
  if (only !== undefined && asked.list.length === 1)
    redirect(303, `/arbete/svar/${event.params['token']}/${only.requestId}`);
  return asked;
};
