import { error, fail, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { activityOf } from '#follow-up/activity-form.ts';
import { logActivity, trashActivity } from '#follow-up/activity-log.server.ts';
import { activityPage } from '#follow-up/activity-page.server.ts';
import { RECURRING_FIELDS, recurringTyped } from '#follow-up/recurring-form.ts';
import { addRecurring } from '#follow-up/recurring-log.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { confirmChosen, endChosen, skipChosen } from '#routes/arbete/aktiviteter/expected-answers.ts';
import { actOn, back } from '#routes/arbete/aktiviteter/page-acts.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { activityTyped, sentForm } from '#routes/arbete/svar/sent-answer.ts';

const SAID = ['tillagd', 'kastad', 'aterstalld', 'bekraftat', 'hoppat', 'regelbundet', 'avslutat'] as const;

export const load: ServerLoad = async (event) => {
  const today = swedishDay(new Date());
  const point = event.url.searchParams.get('punkt');
  const page = await officeWork(event, 'office:read', (work) =>
    activityPage(work, event.params['promise'] ?? '', { point, today }),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  const said = SAID.find((word) => event.url.searchParams.has(word)) ?? null;
  return { ...page, said, just: event.url.searchParams.get(said ?? ''), key: newId() };
};

export const actions: Actions = {
  logga: async (event) => {
    const { words, file } = await sentForm(event.request);
    const [point = '', party = ''] = (words.get('a-for') ?? '').split(' ');
    const activity = { ...activityTyped(words), point, party };
    const read = activityOf(activity, swedishDay(new Date()));
    if ('errors' in read) {
      await mayAct(event, 'activity:log');
      return fail(422, { activity, activityErrors: read.errors });
    }
    try {
      await officeWork(event, 'activity:log', (work) => logActivity(work, read.activity, file));
    } catch (fault) {
      return fail(ERRORS[foreseen(fault)].status, { activity, activityErrors: { file: sentenceFor(fault) } });
    }
    back(event, `tillagd=${read.activity.id}`);
  },
  kasta: actOn(
    (id) => `kastad=${id}`,
    (work, id) => trashActivity(work, id),
  ),
  ater: actOn(
    (id) => `aterstalld=${id}`,
    (work, id) => trashActivity(work, id, false),
  ),
  blevav: actOn(() => 'bekraftat', confirmChosen),
  blevinteav: actOn(() => 'hoppat', skipChosen),
  avsluta: actOn(() => 'avslutat', endChosen),
  regelbundet: async (event) => {
    const { words } = await sentForm(event.request);
    const typed = Object.fromEntries(
      RECURRING_FIELDS.map((name) => [name, words.get(`r-${name}`) ?? '']),
    ) as Parameters<typeof recurringTyped>[0];
    const read = recurringTyped(typed);
    if ('errors' in read) {
      await mayAct(event, 'activity:log');
      return fail(422, { recurring: typed, recurringErrors: read.errors });
    }
    try {
      await officeWork(event, 'activity:log', (work) => addRecurring(work, read.recurring));
    } catch (fault) {
      const recurringErrors = { for: sentenceFor(fault) };
      return fail(ERRORS[foreseen(fault)].status, { recurring: typed, recurringErrors });
    }
    back(event, 'regelbundet');
  },
};
