import { error, type RequestEvent } from '@sveltejs/kit';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { isMemoFormat, MEMO_FORMATS } from '#report-back/memo-formats.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { siteContext } from '#routes/site-context.ts';
import { tell } from '#routes/arbete/office-work.ts';

/**
 * A memo as a file; `?utkast` marks what is missing, without it one that lacks something is refused.
 * @param ref whose memo, as `drawMemo` takes it
 * @param named what comes after "tjansteskrivelse" in the file's name: "-norrby-2021", or nothing
 */
export async function memoFile(
  { params, locals, url }: RequestEvent,
  ref: Parameters<typeof drawMemo>[2],
  named: string,
): Promise<Response> {
  const { format = '' } = params;
  if (!isMemoFormat(format)) error(404, 'Sidan finns inte.');
  const draft = url.searchParams.has('utkast');
  const drawn = await drawMemo(await siteContext(), officeActor(locals), ref, { format, draft }).catch(tell);
  const name = `tjansteskrivelse${named}${draft ? '-utkast' : ''}.${MEMO_FORMATS[format].extension}`;
  return fileAnswer(drawn.bytes, drawn.mediaType, name);
}
