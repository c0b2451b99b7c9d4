import { readFileSync } from 'node:fs';
import type { Messages } from '#platform/texts/text-faults.ts';

/** Where messages lie: those of mail, and those of public pages. The compiler's settings name the same (project.inlang). */
const FILES = [
  'messages',
  'messages/page',
  'messages/open',
  'messages/search',
  'messages/poster',
  'messages/follow',
  'messages/history',
  'messages/dialogue',
  'messages/paper',
  'messages/noticed',
];

/** All messages of a language. */
export function readMessages(lang: string): Messages {
  const read = (folder: string): Messages =>
    JSON.parse(readFileSync(new URL(`${folder}/${lang}.json`, import.meta.url), 'utf8')) as Messages;
  return Object.assign({}, ...FILES.map(read)) as Messages;
}
