import { inWork, type Work } from '#access/work.server.ts';
import { readOptions, wrongly } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { readEnv } from '#platform/config.ts';
import { openContext, type Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { findMunicipality, type MunicipalityRef } from '#places/places-queries.server.ts';
import { emptyPractice, fillPractice, makePractice } from '#report-back/practice.server.ts';

const ACTOR = { personId: null, via: 'command-line' } as const;

/** `./loftet practice make|fill|empty`: a municipality to practise in. Ends with 3 where the municipality is a real one. */
export async function practice(args: readonly string[]): Promise<number> {
  const { words, options } = readOptions(args, 'practice');
  const [verb, slug, ...more] = words;
  const { name } = options;
  if (slug === undefined || more.length > 0 || (verb === 'empty') !== (typeof name === 'string'))
    throw wrongly('practice');
  const act = verb === 'make' ? make : verb === 'fill' ? fill : verb === 'empty' ? empty : null;
  if (act === null) throw wrongly('practice');
  const ctx = await openContext(readEnv(process.env), tell);
  try {
    const municipality = await findMunicipality(ctx.db, slug);
    if (municipality === null) throw new AppError('municipality-not-found', { slug });
    process.stdout.write(`${await act(ctx, municipality, String(name))}\n`);
    return 0;
  } finally {
    await ctx.close();
  }
}

async function make(ctx: Context, of: MunicipalityRef): Promise<string> {
  const slug = await makePractice(ctx, ACTOR, of);
  return `Övningskommunen finns: ${slug}. Fyll den med: ./loftet practice fill ${slug}`;
}

const inIt = <T>(ctx: Context, { id }: MunicipalityRef, act: (work: Work) => Promise<T>) =>
  inWork(ctx.db, id, ACTOR, act);

async function fill(ctx: Context, municipality: MunicipalityRef): Promise<string> {
  await inIt(ctx, municipality, fillPractice);
  return `${municipality.name} är fylld med exemplet.`;
}

async function empty(ctx: Context, municipality: MunicipalityRef, name: string): Promise<string> {
  const rows = await inIt(ctx, municipality, (work) => emptyPractice(work, name));
  return `${municipality.name} är tom. ${rows}\u00a0rader är borttagna, och händelserna står kvar.`;
}
