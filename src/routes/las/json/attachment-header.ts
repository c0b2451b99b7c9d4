/** Longer names are cut by file systems, and make headers that proxies refuse. */
const LONGEST = 120;

/**
 * The Content-Disposition under which the reading of a document is saved: 'skrivelse.docx' as 'skrivelse.json'.
 * The name may hold anything; it can neither end the header nor lead to another folder (RFC 6266, RFC 8187).
 */
export function attachmentHeader(document: string): string {
  const stem = document
    .replace(/\.[^.]+$/, '')
    .toWellFormed()
    .replace(/[\p{Cc}/\\]/gu, '_');
  const name = `${[...stem].slice(0, LONGEST).join('') || 'lasning'}.json`;
  const plain = name.replace(/[^\x20-\x7e]|["%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
