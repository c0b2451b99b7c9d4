import type { ReadDocument } from '#reading/block.ts';
import { blocksOf } from '#reading/blocks/flow-blocks.ts';
import { runningTexts } from '#reading/blocks/flow-running.ts';
import { decodeHtml } from '#reading/html/decode-html.ts';
import { findDisclosures } from '#reading/html/disclosures.ts';
import { partsOf } from '#reading/html/main-content.ts';
import { readStyleSheet } from '#reading/html/style-sheet.ts';
import { findAll, parseHtml, textIn } from '#reading/html/tree.ts';
import { readElement, type Page } from '#reading/html/walk.ts';
import { foldSpace } from '#reading/blocks/rich-text.ts';

/**
 * Reads a web page: its main content as blocks; the site's header, footer and the page's name as running texts.
 * @throws AppError document-unsafe.
 */
export function readHtml(bytes: Uint8Array): ReadDocument {
  const document = parseHtml(decodeHtml(bytes));
  const parts = partsOf(document);
  const rest = { sheet: readStyleSheet(document), disclosures: findDisclosures(document) };
  const page: Page = { ...rest, elsewhere: new Set([...parts.around, ...parts.apart]) };
  const around: Page = { ...rest, elsewhere: new Set(parts.title === null ? [] : [parts.title]) };
  const title = parts.title === null ? '' : foldSpace(textIn(parts.title));
  const flow = parts.main.flatMap((element) => readElement(element, page));
  const blocks = blocksOf(title === '' ? flow : [headingFlow(title), ...flow]);
  const name =
    findAll(document, (element) => element.tagName === 'title').map((element) => foldSpace(textIn(element)))[0] ?? '';
  const running = runningTexts(parts.around.flatMap((element) => readElement(element, around)));
  const known = new Set(blocks.map((block) => block.text));
  return {
    mediaType: 'text/html',
    blocks,
    running: name === '' || known.has(name) ? running : [...new Set([name, ...running])],
  };
}

function headingFlow(text: string) {
  const line = { text, bold: 0, underlined: false, size: null, links: [] };
  return { type: 'text' as const, lines: [line], heading: 1, mark: null, depth: null, indent: 0 };
}
