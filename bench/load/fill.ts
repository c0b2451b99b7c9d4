/**
 * Fills an empty database with invented municipalities, each with three districts, and their promises through the years,
 * to measure against: `npm run fill -- [--municipalities 290] [--years 10] [--seed löftet]`. LOFTET_DATA_DIR or
 * DATABASE_URL says where; the checkout's own data folder is never taken by mistake. The same seed gives the same words,
 * numbers and dates (ids and times of writing are new). Some municipalities are written by the product's use cases, the
 * others out of those under other names (template.ts), with every rule of the database in force.
 */
import { parseArgs } from 'node:util';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { asOwner } from '#platform/owner-session.server.ts';
import { countsOf } from './counts.ts';
import { fill } from './fill-database.ts';

const USAGE =
  'npm run fill -- [--municipalities 290] [--years 10] [--seed löftet], with LOFTET_DATA_DIR or DATABASE_URL set';

const { values } = parseArgs({
  options: {
    municipalities: { type: 'string', default: '290' },
    years: { type: 'string', default: '10' },
    seed: { type: 'string', default: 'löftet' },
  },
});
const [municipalities, years] = [Number(values.municipalities), Number(values.years)];
const config = readEnv(process.env);
if (!(municipalities > 0) || !(years > 0) || (config.dataDir ?? config.databaseUrl) === undefined)
  throw new Error(USAGE);

const ctx = await openContext(config, console.error);
try {
  await fill(ctx, { municipalities, years, seed: values.seed, tell: (text) => console.log(text) });
  // So that it is asked in the best way at once; by itself the database counts its rows after a minute or so.
  const isOwner = config.databaseUrl === undefined || config.databaseOwnerUrl !== undefined;
  if (isOwner) await asOwner(config, console.error, (owner) => owner.query('analyze'));
  console.log(await countsOf(ctx.db));
} finally {
  await ctx.close();
}
