/**
 * What a poster and a share picture cost to draw, warm, as time of a processor in all threads: whoever asks first for one
 * after a publication pays it, and nobody else until the next. Each beside its limit.
 */
import { POSTER_SIZES } from '#documents/poster.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { sharePicturePng } from '#documents/share-picture.server.ts';
import { posterOf } from '#publication/poster-of.ts';
import { ringOf } from '#publication/model-parts.ts';
import { promisePage } from '../tests/support/poster-cases.ts';
import { judged, spreadOf, spreadText } from './load/judge.ts';

/** Milliseconds of a processor; megabytes of the whole process afterwards. */
const POSTER_LIMIT = 150;
const LONG_POSTER_LIMIT = 400;
const PICTURE_LIMIT = 60;
const MEMORY_LIMIT = 300;
const ROUNDS = 25;

const renderer = createPdfRenderer();
let made = 0;

/** A place that no poster before it had: a layout that is already known would flatter the time. */
function draw(size: (typeof POSTER_SIZES)[number], count: number, lang: 'sv' | 'ar'): Promise<Uint8Array> {
  made += 1;
  const promise = promisePage(count, lang, `Ekbacken ${made}`);
  const points = promise.points.map((point) => ({ ...point, body: `${point.body} ${made}` }));
  return renderer.renderPoster(
    posterOf({
      size,
      promise: { ...promise, points },
      version: { no: 1, at: new Date('2026-05-04T09:00:00Z'), size: 'major', note: null, ground: 'keys' },
      area: null,
      look: { isPractice: false, style: null, logo: null, contact: [], faultReport: [], switchboard: [] },
      origin: 'https://loftet.exempel.se',
    }),
  );
}

async function tell(what: string, limit: number, act: () => Promise<unknown>): Promise<void> {
  const spent: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    // The first one warms up.
    if (round > 0) spent.push((user + system) / 1000);
  }
  const spread = spreadOf(spent);
  console.log(`${what}: ${spreadText(spread, 'ms')}, ${judged(spread.median, limit)}`);
}

for (const size of POSTER_SIZES) await tell(`poster ${size}, 7 points`, POSTER_LIMIT, () => draw(size, 7, 'sv'));
await tell('poster a4, 7 points, Arabic', POSTER_LIMIT, () => draw('a4', 7, 'ar'));
await tell('poster a4, 40 points', LONG_POSTER_LIMIT, () => draw('a4', 40, 'sv'));
await tell('flyer, 40 points', LONG_POSTER_LIMIT, () => draw('a5', 40, 'sv'));
await tell('share picture, 8 points', PICTURE_LIMIT, () => sharePicturePng(ringOf(promisePage(8).points), 3));
const megabytes = process.memoryUsage.rss() / 1_000_000;
console.log(`resident afterwards: ${megabytes.toFixed(0)} MB, ${judged(megabytes, MEMORY_LIMIT)}`);
await renderer.close();
