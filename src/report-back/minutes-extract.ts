import { dayWords } from '#checking/day-words.ts';
import { plain, type DocumentBlock, type DocumentModel } from '#documents/document.ts';
import type { Adjusted, Decided, Ruling } from '#report-back/decision-record.ts';
import { wholeOf } from '#report-back/decision-words.ts';

const NBSP = '\u00a0';

/**
 * The extract of the minutes about one case, as every format draws it: what was decided, and apart from it what was proposed.
 * The same ruling gives the same document for ever. Until the minutes are adjusted, every page says that they are not.
 */
export function minutesExtract(ruling: Ruling, adjusted: Adjusted): DocumentModel {
  const { facts, paragraph, decisions, reservations } = ruling;
  return {
    title: `Protokollsutdrag §${NBSP}${paragraph}`,
    author: facts.municipality,
    letterhead: [
      facts.municipality,
      facts.body,
      `Sammanträde ${dayWords(facts.day)}`,
      ...(facts.registryNumber === null ? [] : [`Diarienummer: ${facts.registryNumber}`]),
    ],
    marks: [
      ...(adjusted === null ? ['Protokollet är inte justerat'] : []),
      ...(facts.isDemo ? ['Exempel: påhittad kommun'] : []),
    ],
    date: facts.day,
    blocks: [
      heading(`§${NBSP}${paragraph} ${facts.matter}`),
      heading('Beslut', 3),
      ...decidedBlocks(ruling),
      heading('Förslag till beslut', 3),
      list(
        true,
        decisions.map(({ proposal }) => proposal),
      ),
      heading('Reservationer', 3),
      ...(reservations ?? 'Ingen reservation är antecknad.').split(/\n+/).map(paragraphOf),
      ...(adjusted === null
        ? []
        : [
            heading('Justering', 3),
            paragraphOf(`Protokollet justerades ${dayWords(adjusted.day)} av ${adjusted.by}.`),
          ]),
      ...(facts.recipients.length === 0 ? [] : [heading('Beslutet skickas till', 3), list(false, facts.recipients)]),
    ],
  };
}

function decidedBlocks({ facts, decisions }: Ruling): DocumentBlock[] {
  const whole = wholeOf(decisions.map(({ result }) => result));
  if (whole !== 'remanded' && whole !== 'tabled')
    return [paragraphOf(`${facts.body} beslutar:`), list(true, decisions.map(decidedWords))];
  const what =
    whole === 'remanded'
      ? `${facts.body} återremitterar ärendet.`
      : `${facts.body} bordlägger ärendet${facts.tabledTo === null ? '' : ` till sammanträdet ${dayWords(facts.tabledTo)}`}.`;
  return [
    paragraphOf(what),
    ...(facts.reason ?? '')
      .split(/\n+/)
      .filter((line) => line !== '')
      .map((line, at): DocumentBlock =>
        at === 0 ? { kind: 'labelled', label: 'Skäl', words: plain(line) } : paragraphOf(line),
      ),
  ];
}

/** One decision as it stands in the minutes. */
function decidedWords({ result, proposal, body }: Decided): string {
  if (result === 'amended') return body ?? proposal;
  if (result === 'rejected') return `Förslaget avslås: ”${proposal}”`;
  if (result === 'noted') return `Läggs till handlingarna: ”${proposal}”`;
  return proposal;
}

function heading(text: string, level: 2 | 3 = 2): DocumentBlock {
  return { kind: 'heading', level, text };
}

function paragraphOf(text: string): DocumentBlock {
  return { kind: 'paragraph', words: plain(text) };
}

function list(ordered: boolean, items: readonly string[]): DocumentBlock {
  return { kind: 'list', ordered, items: items.map(plain) };
}
