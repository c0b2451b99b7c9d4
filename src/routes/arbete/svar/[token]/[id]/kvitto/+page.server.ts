import { error, type ServerLoad } from '@sveltejs/kit';
import { questionsTo } from '#follow-up/answer-queries.server.ts';
import { idIn } from '#routes/arbete/office-work.ts';
import { linkWork } from '#routes/arbete/svar/answer-door.ts';

/** What was sent, to be looked at again as long as the link lasts. */
export const load: ServerLoad = async (event) => {
  const asked = await linkWork(event, (work, { roundId }, today) => questionsTo(work, roundId, today));
  const question = asked?.list.find(({ requestId }) => requestId === idIn(event));
  if (asked === null || question === undefined) error(404, 'Frågan finns inte, eller är ställd till någon annan.');
  const next = asked.list.find(({ state }) => state === 'waiting');
  return { question, periodName: asked.periodName, title: asked.round.title, next, count: asked.list.length };
};
