import { Document, Packer, Paragraph, TextRun } from 'docx';
import type { DocumentModel } from '#documents/document.ts';
import { docxBlocks, docxHeading } from '#documents/docx/blocks.server.ts';
import { docxMargins } from '#documents/docx/margins.server.ts';
import { stableDocx } from '#documents/docx/stable.server.ts';
import { COMPACT_PAGE, NUMBERING, PAGE, stylesFor } from '#documents/docx/styles.server.ts';
import { soundModel } from '#documents/sound-model.ts';

/** A Word document with real headings, lists and header rows; the same model gives the same bytes. */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const sound = soundModel(model);
  const { title, author, letterhead, marks, compact = false } = sound;
  const { titlePage, ...margins } = docxMargins(sound);
  const page = compact ? COMPACT_PAGE : PAGE;
  const document = new Document({
    title,
    creator: author ?? '',
    lastModifiedBy: author ?? '',
    description: marks.join('. '),
    styles: stylesFor(sound),
    numbering: NUMBERING,
    compatabilityModeVersion: 15,
    sections: [
      {
        properties: {
          ...(titlePage ? { titlePage } : {}),
          page: {
            size: { width: page.width, height: page.height },
            margin: { ...page, header: compact ? 450 : 680, footer: compact ? 450 : 680 },
          },
        },
        ...margins,
        children: [
          ...letterhead.map(
            (text, index) =>
              new Paragraph({
                style: 'Letterhead',
                ...lastOf(letterhead, index, compact),
                children: [new TextRun({ text, bold: index === 0 })],
              }),
          ),
          docxHeading(1, title),
          ...docxBlocks(sound),
        ],
      },
    ],
  });
  return stableDocx(new Uint8Array(await Packer.toArrayBuffer(document)), sound.date);
}

/** Air between the letterhead and the title. */
function lastOf(lines: readonly string[], index: number, compact: boolean): { spacing?: { after: number } } {
  return index === lines.length - 1 ? { spacing: { after: compact ? 200 : 560 } } : {};
}
