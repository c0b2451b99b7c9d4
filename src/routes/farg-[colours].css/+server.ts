import { error, type RequestHandler } from '@sveltejs/kit';
import { styleFor } from '#places/accent-style.ts';

/** A municipality's colours: a file of its own, since no page may have style in itself. Its address is what it says. */
export const GET: RequestHandler = ({ params: { colours = '' } }) => {
  const style = styleFor(colours);
  if (style === null) error(404);
  return new Response(style, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  });
};
