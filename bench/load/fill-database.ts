import type { Context } from '#platform/context.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { slugOf } from '#places/slug.ts';
import { keepHashedTexts } from './hashed-texts.ts';
import { districtNames, municipalityName } from './names.ts';
import { planMunicipality } from './plan.ts';
import { templateOf, type Template } from './template.ts';
import { writeCopy } from './write-copy.ts';
import { writeMunicipality } from './write-municipality.ts';

export type Filling = {
  readonly municipalities: number;
  readonly years: number;
  readonly seed: string;
  /** As many are written by the product's use cases, each after a plan of its own; the others are copies of those. */
  readonly written?: number;
  readonly tell: (text: string) => void;
};

const WRITTEN = 6;
/** As many as a small machine has processors: one thinks while the other waits for the database. */
const AT_ONCE = 3;
const TELL_EVERY = 10;

/**
 * Fills a database that has no municipality.
 * @returns the municipalities' slugs, in the order of their numbers
 */
export async function fill(
  ctx: Pick<Context, 'db'>,
  { municipalities, years, seed, written = WRITTEN, tell }: Filling,
): Promise<string[]> {
  if ((await listMunicipalities(ctx.db)).length > 0) throw new Error('the database has municipalities already');
  const began = performance.now();
  let done = 0;
  const tellDone = (): void => {
    done += 1;
    if (done % TELL_EVERY === 0 || done === municipalities)
      tell(progress(done, municipalities, performance.now() - began));
  };
  const templates: Template[] = [];
  for (let no = 0; no < Math.min(written, municipalities); no += 1) {
    templates.push(await writeTemplate(ctx, no, { years, seed }));
    tellDone();
  }
  let next = templates.length;
  const worker = async (): Promise<void> => {
    for (let no = next++; no < municipalities; no = next++) {
      const template = templates[no % templates.length];
      if (template === undefined) throw new Error('nothing to copy');
      await writeCopy(ctx, template, no, namesInstead(no % templates.length, no));
      tellDone();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return Array.from({ length: municipalities }, (_, no) => slugOf(municipalityName(no)));
}

async function writeTemplate(
  ctx: Pick<Context, 'db'>,
  no: number,
  { years, seed }: Pick<Filling, 'years' | 'seed'>,
): Promise<Template> {
  const hashed = keepHashedTexts();
  try {
    const slug = await writeMunicipality(ctx, planMunicipality(no, years, seed));
    const municipality = (await listMunicipalities(ctx.db)).find((one) => one.slug === slug);
    if (municipality === undefined) throw new Error(`no ${slug}`);
    return await templateOf(ctx.db, municipality, [...namesInstead(no, no).keys()], hashed.texts);
  } finally {
    hashed.stop();
  }
}

/** Names and words of addresses of municipality `from`, each with that of municipality `to`. */
function namesInstead(from: number, to: number): Map<string, string> {
  const instead = [municipalityName(to), ...districtNames(to)];
  return new Map(
    [municipalityName(from), ...districtNames(from)].flatMap((name, index) => {
      const other = instead[index] ?? name;
      return [
        [name, other],
        [slugOf(name), slugOf(other)],
      ] as const;
    }),
  );
}

function progress(done: number, all: number, ms: number): string {
  const seconds = ms / 1000;
  const left = done === all ? '' : `, about ${Math.round((seconds / done) * (all - done))} s left`;
  return `${done} of ${all} municipalities in ${seconds.toFixed(1)} s${left}`;
}
