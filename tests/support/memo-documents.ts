import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import { readFileSync } from 'node:fs';

/** One stretch of the memo: what it says, and what a writer with styles would have made it. */
type MemoPart = {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'point' | 'bullet' | 'number';
  readonly text: string;
  readonly bold: boolean;
};

const MEMO = new URL('../fixtures/memo/skaggetorp-2017-report-back.txt', import.meta.url);

const HEADINGS = new Set([
  'Förslag till kommunstyrelsens beslut',
  'Ärende',
  'Beslutsunderlag:',
  'Bakgrund',
  'Kommunala mål',
  'Jämställdhet',
  'Samråd',
  'Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet',
  'Beslutet skickas till:',
]);

function memoParts(): MemoPart[] {
  const lines = readFileSync(MEMO, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line, index): MemoPart => {
    if (index === 0) return { kind: 'title', text: line, bold: true };
    if (HEADINGS.has(line)) return { kind: 'heading', text: line, bold: true };
    const number = /^\d+\. (.*)$/.exec(line)?.[1];
    if (number !== undefined) return { kind: 'number', text: number, bold: false };
    const item = /^[-•] (.*)$/.exec(line)?.[1];
    if (item === undefined) return { kind: 'paragraph', text: line, bold: false };
    const words = item.replaceAll('**', '');
    if (/^\d+\. /.test(item)) return { kind: 'bullet', text: words, bold: false };
    return { kind: 'point', text: words, bold: item !== words };
  });
}

/** With Word's own heading and list styles. */
export async function memoAsStyledDocx(): Promise<Uint8Array> {
  return pack(
    memoParts().map((part) => {
      if (part.kind === 'title') return new Paragraph({ heading: HeadingLevel.TITLE, text: part.text });
      if (part.kind === 'heading') return new Paragraph({ heading: HeadingLevel.HEADING_2, text: part.text });
      if (part.kind === 'number')
        return new Paragraph({ numbering: { reference: 'numbers', level: 0 }, text: part.text });
      const children = [new TextRun({ text: part.text, bold: part.bold })];
      return part.kind === 'paragraph'
        ? new Paragraph({ children })
        : new Paragraph({ bullet: { level: 0 }, children });
    }),
  );
}

/** Every paragraph in style Normal: headings only bold and larger, list marks typed. */
export async function memoAsFlatDocx(): Promise<Uint8Array> {
  return pack(
    memoParts().map((part, index) => {
      const size = part.kind === 'title' ? 36 : part.kind === 'heading' ? 26 : 22;
      const mark =
        part.kind === 'number'
          ? '1.\t'
          : part.kind === 'bullet'
            ? '- '
            : part.kind === 'point'
              ? index % 2 === 0
                ? '•\t'
                : '- '
              : '';
      return new Paragraph({
        children: [new TextRun({ text: mark, size }), new TextRun({ text: part.text, bold: part.bold, size })],
      });
    }),
  );
}

async function pack(children: Paragraph[]): Promise<Uint8Array> {
  const numbers = { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START };
  const document = new Document({
    numbering: { config: [{ reference: 'numbers', levels: [numbers] }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

export function memoAsHtml(): Uint8Array {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = memoParts().map(({ kind, text, bold }) => {
    const words = bold ? `<strong>${safe(text)}</strong>` : safe(text);
    if (kind === 'title') return `<h1>${safe(text)}</h1>`;
    if (kind === 'heading') return `<h2>${safe(text)}</h2>`;
    if (kind === 'paragraph') return `<p>${words}</p>`;
    return kind === 'number' ? `<ol><li>${words}</li></ol>` : `<ul><li>${words}</li></ul>`;
  });
  const page = `<!doctype html><html lang="sv"><head><meta charset="utf-8"></head><body><main>${body.join('\n')}</main></body></html>`;
  return new TextEncoder().encode(page);
}

export function memoAsMarkdown(): Uint8Array {
  const body = memoParts().map(({ kind, text, bold }) => {
    const words = bold && kind !== 'title' && kind !== 'heading' ? `**${text}**` : text;
    const mark = { title: '# ', heading: '## ', paragraph: '', point: '- ', bullet: '- ', number: '1. ' }[kind];
    return `${mark}${words}`;
  });
  return new TextEncoder().encode(`${body.join('\n\n')}\n`);
}

export function memoAsText(): Uint8Array {
  return new Uint8Array(readFileSync(MEMO));
}
