import { workTheMorning } from '#follow-up/morning.server.ts';
import { remindOfAllObservations } from '#follow-up/remind-observations.server.ts';
import { remindOfAllQuestions } from '#follow-up/remind-questions.server.ts';
import type { Context } from '#platform/context.server.ts';
import { workOnFeedback } from '#publication/feedback-morning.server.ts';
import { renewPages } from '#publication/renew-pages.server.ts';
import { remindOfDecisions } from '#report-back/case-morning.server.ts';
import { CONSULTATION_LINKS } from '#report-back/consultation-link.server.ts';
import { tellOfAllCases } from '#report-back/tell-of-cases.server.ts';

/**
 * What a working-day morning brings in every room, in the one order that holds: each person gets one mail a day, so that what
 * is written after it would wait for the next working day, and a last day would be told of when it has passed.
 * @param today the day in Sweden
 */
export async function workAllMorning(ctx: Pick<Context, 'db' | 'secret' | 'config'>, today: string): Promise<void> {
  await renewPages(ctx, today);
  await workOnFeedback(ctx, today);
  await tellOfAllCases(ctx, today);
  await remindOfDecisions(ctx, today);
  await remindOfAllObservations(ctx, today);
  await remindOfAllQuestions(ctx, today);
  await workTheMorning(ctx, today, CONSULTATION_LINKS);
}
