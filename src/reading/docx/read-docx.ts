import type { ReadDocument } from '#reading/block.ts';
import { readBody, type BodyContext } from '#reading/docx/body.ts';
import { readNumbering } from '#reading/docx/numbering.ts';
import { bodyOf, openDocx, type DocxPackage, type Part } from '#reading/docx/package.ts';
import { readStyles } from '#reading/docx/styles.ts';
import { blocksOf } from '#reading/blocks/flow-blocks.ts';
import { runningTexts } from '#reading/blocks/flow-running.ts';
import { elements, type XmlElement } from '#reading/docx/parse-xml.ts';

/**
 * Reads a Word document (Office Open XML, transitional or strict) straight from its XML, since what the reading
 * needs (running headers, marks of lists, sizes, placeholders) is what converters throw away.
 * @throws AppError document-damaged, document-unsafe, document-locked.
 */
export function readDocx(bytes: Uint8Array): ReadDocument {
  const docx = openDocx(bytes);
  const styles = readStyles(docx.related('styles')?.root ?? null);
  const numbering = readNumbering(docx.related('numbering')?.root ?? null);
  const notes = { footnotes: notesIn(docx.related('footnotes')), endnotes: notesIn(docx.related('endnotes')) };
  const context = (part: Part): BodyContext => ({
    part,
    styles,
    numbering,
    note: (kind, id) => {
      const found = notes[kind].get(id) ?? null;
      // Once each, so that a note that refers to itself ends.
      notes[kind].delete(id);
      return found;
    },
  });
  const blocks = blocksOf(readBody(bodyOf(docx.main), context(docx.main)));
  const running = headersOf(docx).flatMap((part) => readBody(bodyOf(part), context(part)));
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    blocks,
    running: runningTexts(running),
  };
}

function notesIn(part: Part | null): Map<string, XmlElement> {
  const notes = (part === null ? [] : elements(part.root)).filter((note) => {
    const type = note.attributes['w:type'];
    return type === undefined || type === 'normal';
  });
  return new Map(notes.map((note) => [note.attributes['w:id'] ?? '', note]));
}

/** The headers and footers that some section shows; a file may hold others that nobody sees. */
function headersOf(docx: DocxPackage): Part[] {
  const ids = new Set(sectionReferences(docx.main.root));
  return [...ids].map(docx.byId).filter((part) => part !== null);
}

function sectionReferences(element: XmlElement): string[] {
  return elements(element).flatMap((each): string[] => {
    if (each.name === 'w:headerReference' || each.name === 'w:footerReference') return [each.attributes['r:id'] ?? ''];
    const mayHold = ['w:body', 'w:p', 'w:pPr', 'w:sectPr', 'w:sdt', 'w:sdtContent', 'w:customXml'].includes(each.name);
    return mayHold ? sectionReferences(each) : [];
  });
}
