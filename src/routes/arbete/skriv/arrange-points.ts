import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Work } from '#access/work.server.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { seenVersion } from '#places/merge-sent.ts';
import { bringBySlug } from '#promise/points-by-address.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { line, slugsIn, told } from '#routes/arbete/skriv/writing-event.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

type Arranged = { readonly slug: string; readonly no: number; readonly to: 'up' | 'down' };

/** A point that is moved, thrown away or taken back, and the page again. */
export async function arranged(
  event: RequestEvent,
  act: (work: Work, promise: string, asked: Arranged) => Promise<void>,
  word: string,
) {
  const data = await wordsSent(event.request);
  const to = line(data, 'to') === 'up' ? ('up' as const) : ('down' as const);
  const asked = { slug: line(data, 'point'), no: seenVersion(data), to };
  const failed = await officeWork(event, 'promise:write', (work) => act(work, slugsIn(event).promise, asked)).catch(
    (fault: unknown) => told(fault, {}),
  );
  if (failed !== undefined) return failed;
  redirect(303, `${event.url.pathname}?${word === 'bort' ? `bort=${encodeURIComponent(asked.slug)}#punkterna` : word}`);
}

/** Waiting points that are taken along, and the page again. */
export async function taken(event: RequestEvent) {
  const chosen = (await wordsSent(event.request)).getAll('waiting').map(String).filter(isUuid);
  const came = await officeWork(event, 'promise:write', (work) =>
    bringBySlug(work, slugsIn(event).promise, chosen),
  ).catch((fault: unknown) => told(fault, {}));
  if (typeof came !== 'number') return came;
  redirect(303, `${event.url.pathname}?${came === 0 ? 'oforandrad' : 'medtagen#punkterna'}`);
}
