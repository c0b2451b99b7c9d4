import type { MediaType } from '#checking/report.ts';
import { AppError } from '#platform/errors.ts';

const SAMPLE = 100_000;

/**
 * Whether a text is HTML, Markdown or plain.
 * @throws AppError document-unknown-type: another vocabulary of XML.
 */
export function detectMarkup(text: string, fileName: string): MediaType {
  const start = text.replace(/^[\s\ufeff]+/, '').slice(0, SAMPLE);
  if (start.startsWith('<')) {
    const kind = detectTags(start);
    if (kind !== null) return kind;
  }
  return isMarkdown(text.slice(0, SAMPLE), fileName) ? 'text/markdown' : 'text/plain';
}

function detectTags(start: string): MediaType | null {
  const rest = skipProlog(start);
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(rest)) return 'text/html';
  const xml = /^<\?xml\b/i.test(start);
  if (/^<!doctype\b/i.test(rest)) throw new AppError('document-unknown-type');
  const root = /^<([\w:-]+)/.exec(rest)?.[1]?.toLowerCase() ?? '';
  if (HTML_TAGS.has(root) && !xml) {
    const closing = rest.match(/<\/(p|div|li|h[1-6]|table|section|article|main|ul|ol)>/gi)?.length ?? 0;
    return closing >= 1 && !HEADING_LINE.test(rest) ? 'text/html' : null;
  }
  if (xml || /^<[\w-]+:[\w-]+[\s>]/.test(rest) || /\bxmlns\s*=/.test(rest.slice(0, 2000)))
    throw new AppError('document-unknown-type');
  return null;
}

/** Past the XML declaration, processing instructions and comments ("saved from url=…"). */
function skipProlog(start: string): string {
  let at = 0;
  for (;;) {
    while (/\s/.test(start[at] ?? '')) at += 1;
    const end = start.startsWith('<!--', at)
      ? start.indexOf('-->', at) + 3
      : start.startsWith('<?', at)
        ? start.indexOf('>', at) + 1
        : 0;
    if (end <= at) return start.slice(at);
    at = end;
  }
}

const HTML_TAGS = new Set([
  'a',
  'article',
  'aside',
  'b',
  'base',
  'blockquote',
  'center',
  'div',
  'dl',
  'font',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'header',
  'link',
  'main',
  'meta',
  'nav',
  'ol',
  'p',
  'section',
  'span',
  'strong',
  'style',
  'table',
  'title',
  'ul',
]);

const HEADING_LINE = /^#{1,6} +\S/m;

/** Marks that nobody types in plain text. Bold signs and dashes do stand in plain text, so they only count by the name. */
const SURE = [
  HEADING_LINE,
  /(?<!\\)\[[^\]\n]{1,200}\]\((?:https?:\/\/|mailto:|\/|#|\.|www\.)[^)\s]{0,500}\)/,
  /^ {0,3}\|?(?: {0,3}:?-{3,}:? {0,3}\|){1,30} {0,3}(?::?-{3,}:?)? *$/m,
  /^```/m,
];

function isMarkdown(text: string, fileName: string): boolean {
  if (SURE.some((mark) => mark.test(text))) return true;
  return /\.(md|markdown|mdown|mkd)$/i.test(fileName);
}
