import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { seenVersion } from '#places/merge-sent.ts';
import { saveEasyText } from '#promise/save-easy-text.server.ts';
import type { EasyKind } from '#promise/translation.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { line, slugsIn, told } from '#routes/arbete/skriv/writing-event.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

/** Saves a text in easy Swedish, for a promise or one of its points. */
export async function easyText(event: RequestEvent, kind: EasyKind) {
  const data = await wordsSent(event.request);
  const [field, text] = [line(data, 'field'), line(data, 'easy')];
  const sent = { field, text, from: String(data.get('from') ?? ''), no: seenVersion(data) };
  const done = await officeWork(event, 'promise:write', (work) => saveEasyText(work, kind, slugsIn(event), sent)).catch(
    (fault: unknown) => told(fault, { field, text }),
  );
  if ('status' in done) return fail(done.status, { easy: done.data });
  if ('error' in done) return fail(400, { easy: { field, text, error: done.error } });
  redirect(303, `${event.url.pathname}?lattlast#latt-svenska`);
}
