import type { Work } from '#access/work.server.ts';
import { loadSettings } from '#places/settings.server.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** In which languages a municipality publishes, Swedish first and always. */
export async function publicLanguages(work: Pick<Work, 'tx' | 'municipalityId'>): Promise<Lang[]> {
  const { languages } = await loadSettings(work);
  return ['sv', ...languages];
}
