import { renderDocx } from '#documents/render-docx.server.ts';

/** A Word template to begin from: our own layout with every tag that must be there. */
export function starterTemplate(): Promise<Uint8Array> {
  return renderDocx({
    title: '{titel}',
    author: null,
    letterhead: ['{brevhuvud}'],
    marks: ['{märken}'],
    date: null,
    blocks: [{ kind: 'paragraph', words: [{ text: '{@innehåll}' }] }],
  });
}
