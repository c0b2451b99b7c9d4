import type { FrameSource } from '#reading/frame/frame-source.ts';
import { latin } from '#reading/latin.ts';

const FIRST_PART = '(?:Lilla|Stora|Östra|Västra|Norra|Södra|Övre|Nedre|Nya|Gamla|Upplands|Sankt|S:t|Dals)';
const NAME = String.raw`(?:${FIRST_PART}[ -])?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;
const OF_NAME = latin(
  new RegExp(String.raw`(?<![\p{L}-])(${NAME}) (?:[Kk]ommun(?:s|en|ens)?|[Ss]tads?)(?![\p{L}-])`, 'gu'),
);
const CAPITALS = latin(/(?<![\p{L}-])(\p{Lu}{2,}(?:[ -]\p{Lu}{2,})?) (?:KOMMUN|STAD)S?(?!\p{L})/gu);
const IN_NAME = latin(
  new RegExp(String.raw`(?:[Kk]ommunstyrelsen|[Kk]ommunfullmäktige) i (${NAME})(?![\p{L}-])`, 'gu'),
);
const GOTLAND = latin(/\bRegion (Gotland)s?\b/gu);

/** Words that stand before "kommun" without being a name. */
const NO_NAME = new Set(
  (
    'En Ett Den Det Varje Denna Vår Vårt Din Er Ingen Någon Vilken Samma Hela Trygg Säker Attraktiv Hållbar Levande Bra God ' +
    'Svensk Svenska Ny Egen Annan Polis Polisen Berörd Aktuell Respektive Inom Som Och Samt Alla Medverkande Båda Mellan ' +
    'Liten Stor Växande Öppen Er Ert Deras Sin Mindre Större Trivsam Jämställd Tillsammans Innerstad Hela Kommun Stad Samverkande Region'
  ).split(' '),
);

/** Names that end in s without being in the genitive. */
const ENDS_IN_S = latin(/(?:[åa]s|n[äa]s|fors|grums|hus|oss|[xz])$/iu);

/**
 * The municipality's name without "kommun" and genitive, from what the document calls it: most often named wins, its
 * letterhead and title count most. Null where no municipality is named; a police area is none.
 */
export function readMunicipality(source: FrameSource): string | null {
  const scores = new Map<string, number>();
  const front = new Set(source.letterhead.map((block) => block.no));
  const count = (text: string, weight: number): void => {
    for (const name of namesIn(text)) scores.set(name, (scores.get(name) ?? 0) + weight);
  };
  for (const block of source.blocks) count(block.text, front.has(block.no) && block.text.length < 200 ? 5 : 1);
  for (const text of source.running) count(text, 5);
  const best = [...scores].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (best === undefined) return null;
  return nominative(best, source.blocks.map((block) => block.text).join('\n'));
}

function namesIn(text: string): string[] {
  const names = [OF_NAME, IN_NAME, GOTLAND].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match[1] ?? ''),
  );
  const capitals = [...text.matchAll(CAPITALS)].map((match) => titleCase(match[1] ?? ''));
  return [...names, ...capitals]
    .filter((name) => !NO_NAME.has(name) && !/(?:förvaltnings|Sveriges)$/u.test(name))
    .map(bare);
}

function titleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[ -])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** "Linköpings" and "Linköping" count as one name. */
function bare(name: string): string {
  return name.endsWith('s') && !ENDS_IN_S.test(name) && name.length > 3 ? name.slice(0, -1) : name;
}

/** Names in -ås, -näs or -fors keep their s unless the document itself writes them without. */
function nominative(name: string, text: string): string {
  if (!name.endsWith('s')) return name;
  const stem = name.slice(0, -1);
  const alone = (word: string): boolean =>
    latin(new RegExp(String.raw`(?<![\p{L}-])${word}(?![\p{L}-])(?! (?:kommun|stad))`, 'u')).test(text);
  return alone(stem) && !alone(name) ? stem : name;
}
