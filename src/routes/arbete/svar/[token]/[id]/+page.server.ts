import { fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { answerPage } from '#follow-up/answer-queries.server.ts';
import { WAYS } from '#follow-up/answer-form.ts';
import { stepAnswer } from '#follow-up/answer-steps.server.ts';
import { handOn } from '#follow-up/request-hand-on.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn } from '#routes/arbete/office-work.ts';
import { linkWork, openedLink } from '#routes/arbete/svar/answer-door.ts';
import { addActivity } from '#routes/arbete/svar/answer-activity.ts';
import { answerTyped, seenNo, sentForm } from '#routes/arbete/svar/sent-answer.ts';

const SAID = ['sparad', 'aktivitet'] as const;

/** Changes nothing: programs that scan mail follow links too. */
export const load: ServerLoad = async (event) => {
  const shown = await linkWork(event, async (work, { roundId }, today) => {
    return { ...(await answerPage(work, roundId, idIn(event), today)), today };
  });
  const said = SAID.find((word) => event.url.searchParams.has(word)) ?? null;
  return { ...shown, said, key: newId(), token: event.params['token'] ?? '' };
};

/** A button of the answer's form: keeps what is typed, and sends it where `way` says how. */
async function step(event: RequestEvent, way: (typeof WAYS)[number] | null) {
  const { ctx, link, today } = await openedLink(event);
  const requestId = idIn(event);
  const { words } = await sentForm(event.request);
  const typed = answerTyped(words);
  try {
    const errors = await stepAnswer(ctx, link, { requestId, typed, way, seenNo: seenNo(words) }, today);
    if (errors !== null) return fail(422, { typed, way, errors, fault: null });
  } catch (fault) {
    const code = foreseen(fault);
    return fail(ERRORS[code].status, { typed, way, errors: {}, fault: { code, sentence: sentenceFor(fault) } });
  }
  redirect(303, way === null ? `${event.url.pathname}?sparad` : `${event.url.pathname}/kvitto`);
}

export const actions: Actions = {
  spara: (event) => step(event, null),
  ...Object.fromEntries(WAYS.map((way) => [way, (event: RequestEvent) => step(event, way)])),
  aktivitet: addActivity,
  lamna: async (event) => {
    const { ctx, link, today } = await openedLink(event);
    const { words } = await sentForm(event.request);
    const [personId, email, why] = ['to', 'email', 'why'].map((name) => (words.get(name) ?? '').trim());
    const typed = answerTyped(words);
    const handed = { to: personId ?? '', email: email ?? '', why: why ?? '' };
    const told = (sentence: string, status = 422) =>
      fail(status, { typed, errors: {}, fault: null, handed, handFault: sentence });
    if (!personId && !email) return told('Välj vem som svarar, eller skriv hens e-postadress.');
    if (handed.why.length > 2000) return told('Skälet får ha högst 2\u00a0000\u00a0tecken.');
    const to = personId ? { personId } : { email: handed.email };
    try {
      await handOn(ctx.db, link, { requestId: idIn(event), to, reason: handed.why || null }, today);
    } catch (fault) {
      return told(sentenceFor(fault), ERRORS[foreseen(fault)].status);
    }
    redirect(303, `${event.url.pathname}/kvitto`);
  },
};
