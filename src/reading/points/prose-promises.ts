import { splitSentences } from '#checking/sentences.ts';
import type { Block } from '#reading/block.ts';
import { subjectOwners } from '#reading/points/owners.ts';
import { partyMentions } from '#reading/points/party-words.ts';
import { addPoint } from '#reading/points/point-collection.ts';
import { applyLines, closesList } from '#reading/points/point-fields.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import { pointOf } from '#reading/points/point-items.ts';
import type { Walk } from '#reading/points/point-runs.ts';
import { readsAsPromise } from '#reading/points/promise-wording.ts';

/** "Det första löftet var att polisen skulle …". */
const WAS_TO =
  /^(?:det |den |vårt )?(?:\p{L}+ )?(?:löftet|åtagandet|punkten)(?: \p{L}+)? (?:var|är|handlade om|innebar|gick ut på) att /iu;

/** "Polisen ska …", "Tillsammans ska polisen och kommunen …"; 'vi' alone does not say who. */
function saysWho(text: string, { parties }: Setting): boolean {
  return (
    subjectOwners(text.replace(WAS_TO, ''), parties, []).length > 0 ||
    (/^(?:tillsammans|gemensamt)\s/iu.test(text) && partyMentions(text.slice(0, 60), parties).length > 0)
  );
}

/**
 * Promises told in running text, where the document lists none: "Polisen ska …", "Kommunen lovade att …". What was done
 * about one stands in the sentences after it.
 */
export function promisesInProse(blocks: readonly Block[], { into, setting, claimed }: Walk): void {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.cell !== null || claimed.has(block.no) || closesList(block.text)) continue;
    const first = splitSentences(block.text)[0]?.text ?? '';
    if (first.split(/\s+/).length < 5) continue;
    // A lead paragraph in bold tells what the document is about.
    if (
      block.bold >= block.text.length ||
      !/(?<!\p{L})(?:ska|skall|lovar|lovade|åtar sig|åtog sig|skulle)(?!\p{L})/iu.test(first)
    )
      continue;
    if (!(readsAsPromise(first, setting.parties) || WAS_TO.test(first)) || !saysWho(first, setting)) continue;
    const { draft, result } = pointOf(
      { no: block.no, text: block.text, mark: block.mark, bold: 0 },
      { owner: [], focus: null, parent: null, slot: null },
      setting,
    );
    const clause = WAS_TO.test(first) ? subjectOwners(first.replace(WAS_TO, ''), setting.parties, []) : [];
    const point = addPoint(into, { ...draft, namedOwner: clause.length > 0 ? clause : draft.namedOwner });
    if (result !== null)
      applyLines(point, [{ no: block.no, text: result }], { period: setting.period, by: [] }, setting);
  }
}
