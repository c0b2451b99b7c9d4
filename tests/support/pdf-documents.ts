import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** A document to be set as PDF. `**…**` within a text is bold, `[words](address)` a link. */
export type PdfPart =
  | { readonly heading: string; readonly level?: number }
  | { readonly paragraph: string }
  /** Lines that stand for themselves. */
  | { readonly lines: readonly string[] }
  | { readonly items: readonly PdfItem[]; readonly mark?: string }
  | {
      readonly table: readonly (readonly PdfCell[])[];
      readonly header?: boolean;
      readonly ruled?: 'all' | 'rows' | 'none';
      readonly widths?: string;
    }
  | { readonly columns: readonly (readonly PdfPart[])[] }
  | { readonly box: readonly PdfPart[] }
  | { readonly break: 'page' };

type PdfItem = string | { readonly text: string; readonly items: readonly PdfItem[] };
type PdfCell = string | { readonly text: string; readonly columnSpan?: number; readonly rowSpan?: number };

export type PdfLook = {
  readonly tagged?: boolean;
  readonly title?: string;
  readonly header?: string;
  readonly footer?: string;
  /** "Sida 1 av 3" below the text. */
  readonly pageNumbers?: boolean;
  readonly landscape?: boolean;
  readonly paper?: string;
  readonly justified?: boolean;
  readonly size?: number;
  /** One of the faces that Typst brings: 'Libertinus Serif', 'New Computer Modern', 'DejaVu Sans Mono'. */
  readonly font?: string;
  /** The whole text in so many columns. */
  readonly textColumns?: number;
  /** First lines are set in and paragraphs are not parted by white. */
  readonly indented?: boolean;
  /** Headings as bold text of the body's size, unknown to the format. */
  readonly plainHeadings?: boolean;
  /** Typst source put first, for what the above cannot say. */
  readonly preamble?: string;
};

let compiler: NodeCompiler | null = null;

/** A PDF of the parts: tagged as PDF/UA-1, or without any tags. */
export function typstPdf(parts: readonly PdfPart[], look: PdfLook = {}): Uint8Array {
  compiler ??= NodeCompiler.create();
  const source = `${setup(look)}\n${parts.map((part) => partSource(part, look)).join('\n\n')}\n`;
  const options = look.tagged ? { pdfStandard: 'ua-1' } : { pdfTags: false };
  try {
    return new Uint8Array(compiler.pdf({ mainFileContent: source }, options));
  } catch (error) {
    throw new Error(`Typst: ${String((error as { code?: unknown }).code ?? error)}`, { cause: error });
  } finally {
    compiler.evictCache(3);
  }
}

function setup(look: PdfLook): string {
  const footer = look.pageNumbers
    ? `context [${escape(look.footer ?? '')} #h(1fr) Sida #counter(page).display() av #counter(page).final().first()]`
    : `[${escape(look.footer ?? '')}]`;
  return [
    `#set document(title: ${JSON.stringify(look.title ?? 'Prov')})`,
    `#set page(paper: "${look.paper ?? 'a4'}", flipped: ${look.landscape ?? false}, header: [${escape(look.header ?? '')}], footer: ${footer}, columns: ${look.textColumns ?? 1})`,
    `#set text(lang: "sv", size: ${look.size ?? 11}pt, font: "${look.font ?? 'Libertinus Serif'}", hyphenate: ${look.justified ?? false})`,
    `#set par(justify: ${look.justified ?? false}${look.indented ? ', first-line-indent: 1.5em, spacing: 0.65em' : ''})`,
    look.preamble ?? '',
  ].join('\n');
}

function partSource(part: PdfPart, look: PdfLook): string {
  if ('heading' in part) {
    return look.plainHeadings
      ? `#block(above: 1.4em)[*${inline(part.heading)}*]`
      : `${'='.repeat(part.level ?? 1)} ${inline(part.heading)}`;
  }
  if ('paragraph' in part) return inline(part.paragraph);
  if ('lines' in part) return part.lines.map(inline).join(' \\\n');
  if ('items' in part)
    return `#[\n${part.mark === undefined ? '' : `#set list(marker: [${escape(part.mark)}])\n`}${listSource(part.items, part.mark, 0)}\n]`;
  if ('table' in part) return tableSource(part);
  if ('columns' in part) {
    return `#grid(columns: ${part.columns.length}, gutter: 2em, ${part.columns.map((column) => `[${column.map((inner) => partSource(inner, look)).join('\n\n')}]`).join(', ')})`;
  }
  if ('box' in part)
    return `#rect(width: 60%, inset: 8pt)[${part.box.map((inner) => partSource(inner, look)).join('\n\n')}]`;
  return '#pagebreak()';
}

function listSource(items: readonly PdfItem[], mark: string | undefined, depth: number): string {
  const sign = mark !== undefined && /^\d/.test(mark) ? '+' : '-';
  return items
    .map((item) => {
      const pad = '  '.repeat(depth);
      if (typeof item === 'string') return `${pad}${sign} ${inline(item)}`;
      return `${pad}${sign} ${inline(item.text)}\n${listSource(item.items, mark, depth + 1)}`;
    })
    .join('\n');
}

function tableSource(part: Extract<PdfPart, { table: unknown }>): string {
  const cells = (row: readonly PdfCell[]) =>
    row.map((cell) => {
      if (typeof cell === 'string') return `[${paragraphs(cell)}]`;
      return `table.cell(colspan: ${cell.columnSpan ?? 1}, rowspan: ${cell.rowSpan ?? 1})[${paragraphs(cell.text)}]`;
    });
  const width = Math.max(
    ...part.table.map((row) =>
      row.reduce((sum, cell) => sum + (typeof cell === 'string' ? 1 : (cell.columnSpan ?? 1)), 0),
    ),
  );
  const [first, ...rest] = part.table;
  const head =
    part.header === false || !first
      ? cells(first ?? [])
      : [
          `table.header(${first.map((cell) => `[*${inline(typeof cell === 'string' ? cell : cell.text)}*]`).join(', ')})`,
        ];
  const stroke = part.ruled === 'none' ? 'none' : part.ruled === 'rows' ? '(x: none, y: 0.5pt)' : '0.5pt';
  return `#table(columns: ${part.widths ?? width}, stroke: ${stroke}, ${[...head, ...rest.flatMap(cells)].join(', ')})`;
}

const paragraphs = (text: string): string => text.split('\n').map(inline).join('\n\n');

/** Bold and links as Typst says them, everything else as it is written. */
function inline(text: string): string {
  return text
    .split(/(\*\*.+?\*\*|\[[^\]]+\]\([^)]+\))/)
    .map((part) => {
      const bold = /^\*\*(.+)\*\*$/.exec(part);
      if (bold) return `#strong[${escape(bold[1] ?? '')}]`;
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
      if (link) return `#link(${JSON.stringify(link[2])})[${escape(link[1] ?? '')}]`;
      return escape(part);
    })
    .join('');
}

const escape = (text: string): string =>
  text
    .replace(/[\\#*_`$<>@=~[\]'"/-]/g, (sign) => `\\${sign}`)
    .replace(/^(\d+)\./, '$1\\.')
    .replace(/^\+/, '\\+');
