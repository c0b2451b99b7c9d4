import { openDictionary } from '#publication/open-files.ts';
import { openAnswer } from '#routes/(public)/open-answer.ts';

/** What the open files hold, column by column. */
export const GET = (): Response => openAnswer(openDictionary(), 'application/json');
