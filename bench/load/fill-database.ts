import type { Context } from '#platform/context.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { planMunicipality } from './plan.ts';
import { writeMunicipality } from './write-municipality.ts';

export type Filling = {
  readonly municipalities: number;
  readonly years: number;
  readonly seed: string;
  readonly tell: (text: string) => void;
};

/** As many as a small machine has processors: one thinks while the other waits for the database. */
const AT_ONCE = 3;
const TELL_EVERY = 10;

/**
 * Fills a database that has no municipality.
 * @returns the municipalities' slugs, in the order of their numbers
 */
export async function fill(
  ctx: Pick<Context, 'db'>,
  { municipalities, years, seed, tell }: Filling,
): Promise<string[]> {
  if ((await listMunicipalities(ctx.db)).length > 0) throw new Error('the database has municipalities already');
  const slugs: string[] = [];
  const began = performance.now();
  let [next, done] = [0, 0];
  const worker = async (): Promise<void> => {
    for (let no = next++; no < municipalities; no = next++) {
      slugs[no] = await writeMunicipality(ctx, planMunicipality(no, years, seed));
      done += 1;
      if (done % TELL_EVERY === 0 || done === municipalities)
        tell(progress(done, municipalities, performance.now() - began));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return slugs;
}

function progress(done: number, all: number, ms: number): string {
  const seconds = ms / 1000;
  const left = done === all ? '' : `, about ${Math.round((seconds / done) * (all - done))} s left`;
  return `${done} of ${all} municipalities in ${seconds.toFixed(1)} s${left}`;
}
