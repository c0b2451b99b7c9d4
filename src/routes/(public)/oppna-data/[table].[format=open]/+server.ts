import { error, type RequestHandler } from '@sveltejs/kit';
import { openWhole } from '#publication/open-data.server.ts';
import { openAnswer } from '#routes/(public)/open-answer.ts';
import { OPEN_TYPE } from '#routes/(public)/open-type.ts';
import { siteContext } from '#routes/site-context.ts';

/** Whole tables that are read at once: each holds a municipality in memory, and a connection now and then. */
const MOST = 2;
const LONGEST_MS = 300_000;
let reading = 0;

/** One table of all municipalities, read as it is sent. What stands on the way may keep it for five
 * minutes: what is taken back is not shown for longer. */
export const GET: RequestHandler = async ({ params: { table = '', format }, request }) => {
  const kind = format === 'csv' ? 'csv' : 'json';
  const rows = openWhole((await siteContext()).db, table, kind);
  if (rows === null) error(404, 'Den filen finns inte.');
  const headers = {
    'cache-control': 'public, max-age=300',
    'content-disposition': `attachment; filename="loftet-${table}.${kind}"`,
  };
  if (request.method === 'HEAD') return openAnswer('', OPEN_TYPE[kind], headers);
  if (reading >= MOST) error(503, 'Många hämtar just nu. Försök igen om en stund.');
  reading += 1;
  let open = true;
  const done = (): void => {
    if (open) reading -= 1;
    open = false;
    clearTimeout(late);
  };
  // Whoever reads too slowly leaves room for the next: the file breaks off, and says so to whoever parses it.
  const late = setTimeout(() => {
    done();
    void rows.return(undefined);
  }, LONGEST_MS);
  const utf8 = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(out) {
      try {
        if (!open) throw new Error('the reader was too slow');
        const next = await rows.next();
        if (next.done !== true) return out.enqueue(utf8.encode(next.value));
        out.close();
        done();
      } catch (fault) {
        done();
        out.error(fault);
      }
    },
    async cancel() {
      done();
      await rows.return(undefined);
    },
  });
  return openAnswer(body, OPEN_TYPE[kind], headers);
};
