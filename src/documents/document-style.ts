import type { DocumentLook } from '#documents/document-look.ts';

/**
 * The style sheet of a memo saved as a file: the house's tokens and type in a calm page, and A4 with page numbers in print.
 * A served page uses the site's own style sheets instead (nothing inline there).
 */
export function documentStyle(marks: readonly string[]): string {
  const running = marks.length === 0 ? '' : `\n  @top-right { content: ${cssString(marks.join(' \u00b7 '))}; }`;
  return `${SCREEN}\n${PRINT}\n@page {\n  size: A4;\n  margin: 24mm 22mm 22mm;\n  font: 8.5pt var(--font);\n  color: #333;\n  @bottom-right { content: "sida " counter(page) " av " counter(pages); }${running}\n}\n`;
}

/** What a municipality's own look adds; nothing where a document has none, so that its bytes stay as they were. */
export function lookStyle({ logo, colour }: DocumentLook = { logo: null, colour: null }): string {
  return (logo === null ? '' : LOGO) + (colour === null ? '' : colourStyle(colour));
}

const LOGO = `.document-logo { display: block; inline-size: auto; block-size: auto; max-inline-size: min(100%, 16rem); max-block-size: 4rem; margin-block-end: 24px; }
@media (prefers-color-scheme: dark) { .document-logo { background: #fff; padding: 8px; border-radius: 4px; max-block-size: 5rem; } }
@media print { .document-logo { background: none; padding: 0; max-block-size: 13mm; max-inline-size: 60mm; } }
`;

function colourStyle({ light, dark }: { readonly light: string; readonly dark: string }): string {
  return `.document-coloured { --accent: ${light}; }
@media (prefers-color-scheme: dark) { .document-coloured { --accent: ${dark}; } }
@media print { .document-coloured { --accent: ${light}; } }
.document-coloured :is(h1, h2) { color: var(--accent); }
`;
}

/** Every sign but letters and figures as its number, so that no text can end the string, the rule or the element. */
export function cssString(text: string): string {
  const signs = Array.from(text, (sign) =>
    /^[A-Za-z0-9]$/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0xfffd).toString(16)} `,
  );
  return `"${signs.join('')}"`;
}

const SCREEN = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #14232b; --accent: #0f5c6e; --quiet: #5b656b; --line: #889298; --hairline: #dcdeda; --mark: #fbe7b5;
  --kept: #1e6b3a; --under-way: #1f5fa8; --partly: #8a5a00; --not-kept: #a3262a; --late: #9a3b00;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10191e; --ink: #e8eef0; --accent: #7cc7d6; --quiet: #a9b4ba; --line: #5e6a71; --hairline: #2b3a42; --mark: #4d3d12;
    --kept: #7fd19b; --under-way: #8dbbf0; --partly: #e8b84a; --not-kept: #f09a9c; --late: #f2a46b;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1.125rem/1.6 var(--font); text-size-adjust: 100%; }
body { margin: 0 auto; padding: 32px 16px 64px; max-inline-size: calc(66ch + 32px); overflow-wrap: break-word; }
h1, h2, h3 { margin: 0; line-height: 1.2; font-weight: 650; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.4rem + 2vw, 2.5rem); letter-spacing: -0.015em; margin-block-end: 24px; overflow-wrap: anywhere; }
h2 { font-size: 1.45rem; margin-block: 40px 8px; }
h3 { font-size: 1.125rem; line-height: 1.4; margin-block: 28px 8px; }
p, ul, ol, figure, table { margin: 0 0 12px; }
ul, ol { padding-inline-start: 1.6em; }
li { margin-block-end: 4px; padding-inline-start: 0.2em; }
li::marker { color: var(--quiet); font-variant-numeric: tabular-nums; }
a { color: var(--accent); text-underline-offset: 0.18em; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; padding-inline: 0.15em; border-radius: 2px; }
.document-marks { max-inline-size: 66ch; margin-block-end: 24px; padding: 8px 16px; border: 2px dashed var(--line); }
.document-marks p { margin: 0; font-weight: 650; }
.document-letterhead { margin-block-end: 40px; color: var(--quiet); font-size: 1rem; line-height: 1.5; }
.document-letterhead p { margin: 0; }
.document-letterhead p:first-child { color: var(--ink); font-weight: 650; }
.document-labelled { margin-block-end: 8px; }
.document-table { overflow-x: auto; margin-block: 24px; }
table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 1rem; line-height: 1.45; }
caption { text-align: start; font-weight: 650; padding-block-end: 8px; }
th, td { text-align: start; vertical-align: top; padding: 8px 16px 8px 0; border-block-end: 1px solid var(--hairline); }
th { border-block-end: 2px solid var(--ink); font-weight: 650; }
.document-ring { margin-block: 32px; }
.document-ring svg { display: block; inline-size: min(100%, 22rem); block-size: auto; margin-inline: auto; font-family: var(--font); }
.document-ring figcaption { margin-block-start: 16px; text-align: center; text-wrap: balance; font-size: 1rem; line-height: 1.5; }
.ring-paper { fill: var(--paper); }
.ring-done, .ring-kept { color: var(--kept); }
.ring-under-way { color: var(--under-way); }
.ring-partly, .ring-partly-kept { color: var(--partly); }
.ring-not-done, .ring-not-kept { color: var(--not-kept); }
.ring-late { color: var(--late); }
.ring-silence, .ring-not-stated { color: var(--quiet); }
.ring-edge { color: var(--ink); }
.ring-number { fill: var(--quiet); }
.ring-onward { color: var(--accent); }`;

const PRINT = `@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --accent: #000; --quiet: #333; --line: #555; --hairline: #999; --mark: #e4e4e4; }
  html { font-size: 10.5pt; line-height: 1.45; }
  body { padding: 0; max-inline-size: none; }
  h1 { font-size: 20pt; }
  h2 { font-size: 14pt; margin-block-start: 18pt; }
  h3 { font-size: 11pt; margin-block-start: 12pt; }
  h1, h2, h3, caption, .document-labelled:has(+ .document-labelled) { break-after: avoid; }
  tr, li, .document-ring { break-inside: avoid; }
  p, li { orphans: 2; widows: 2; }
  thead { display: table-header-group; }
  .document-ring svg { inline-size: 70mm; }
  .ring .ring-lane { color: #000; }
  .document-table { overflow: visible; }
}`;
