import { m } from '#platform/texts/compiled/messages.js';
import { listIn, nameIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import { ringOf } from '#publication/model-parts.ts';
import type { PageModel } from '#publication/page-model.ts';
import { ringSentenceIn } from '#publication/ring-words.ts';

/** The text alternative of a page's share picture, in the page's language; null where the page has no picture. */
export function sharePictureWords(model: PageModel): string | null {
  const { lang } = model;
  const say = saying(lang);
  switch (model.kind) {
    case 'promise':
      return model.points.length === 0
        ? null
        : say(m.share_picture, { sentence: ringSentenceIn(lang, ringOf(model.points)) });
    case 'point': {
      if (model.removed) return null;
      const states = model.owners.map(({ name, word }) => say(m.poster_state, { owners: nameIn(lang, name), word }));
      return say(m.share_picture_point, { number: String(model.number), states: listIn(lang, states) });
    }
    case 'area':
    case 'municipality': {
      const ring = model.promises[0]?.ring ?? [];
      return ring.length === 0 ? null : say(m.share_picture, { sentence: ringSentenceIn(lang, ring) });
    }
    case 'withdrawn':
      return null;
  }
}
