import fc from 'fast-check';
import type { DocumentBlock, DocumentModel, Inline, Words } from '#documents/document.ts';
import { HOSTILE_TEXTS, ringPoints } from '#tests/support/document-models.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.lorem({ maxCount: 30 }),
);
const anyInline: fc.Arbitrary<Inline> = fc.record(
  {
    text: anyText,
    href: fc.constantFrom(
      'https://www.example.se/a?b=1&c="d"',
      'mailto:a@example.se',
      'javascript:alert(1)',
      'data:,x',
      '/x',
    ),
    gap: fc.constant(true as const),
  },
  { requiredKeys: ['text'] },
);
const anyWords: fc.Arbitrary<Words> = fc.array(anyInline, { maxLength: 4 });
const anyBlock: fc.Arbitrary<DocumentBlock> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), text: anyText }),
  fc.record({ kind: fc.constant('paragraph' as const), words: anyWords }),
  fc.record({ kind: fc.constant('labelled' as const), label: anyText, words: anyWords }),
  fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(anyWords, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: anyText,
    head: fc.array(anyText, { maxLength: 4 }),
    rows: fc.array(fc.array(anyText, { maxLength: 4 }), { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('ring' as const), points: fc.nat({ max: 20 }).map(ringPoints), alternative: anyText }),
);

export const anyModel: fc.Arbitrary<DocumentModel> = fc.record({
  title: anyText,
  author: fc.option(anyText),
  letterhead: fc.array(anyText, { maxLength: 3 }),
  marks: fc.array(anyText, { maxLength: 2 }),
  date: fc.option(fc.constantFrom('2018-05-14', '2026-11-28')),
  blocks: fc.array(anyBlock, { maxLength: 8 }),
});
