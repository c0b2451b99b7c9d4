/**
 * What the pages of a dialogue cost with very many answers in it, a fifth of them coded: `node bench/many-answers.ts
 * [--answers 100000] [--times 10]`. Needs a build. The demonstration is filled in a folder of its own. The limits are those of
 * every page of the office (bench/office-pages.ts); the public page and the public form are held to them too. Beside each stands
 * how many times the time of one pass over the answers it takes (one value counted out of each, in the same minute), which says
 * more where others share the machine.
 */
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { inMunicipality, openDatabase, openPool } from '#platform/database.server.ts';
import { startEmbedded } from '#platform/postgres/launcher.server.ts';
import { spreadOf } from './load/judge.ts';
import { openOffice } from './load/office.ts';
import { measurePage } from './load/office-cost.ts';
import { inNewFolder, withSite } from './load/served.ts';
import { fillAnswers, TOWN, type ManyAnswers } from './load/write-answers.ts';

const { values } = parseArgs({
  options: { answers: { type: 'string', default: '100000' }, times: { type: 'string', default: '10' } },
});
const times = Number(values.times);

await inNewFolder(async (dataDir) => {
  const filled = await fillAnswers(dataDir, Number(values.answers));
  const { dialogueId, slug, themeId, walkDialogueId } = filled;
  await withSite({ LOFTET_DATA_DIR: dataDir, LOFTET_DEMO: 'on' }, async (site) => {
    const all = `/arbete/dialoger/${TOWN}`;
    const one = `${all}/${dialogueId}`;
    const cookie = await openOffice(site);
    for (const address of [
      all,
      one,
      `${one}/svar`,
      `${one}/resultat`,
      ...['vantar', 'dolda', 'granskade', 'alla'].map((list) => `${one}/granska?visa=${list}`),
      ...['okodade', 'omkoda', 'alla'].map((list) => `${one}/koda?visa=${list}`),
      `${one}/koda?visa=alla&tema=${themeId}`,
      `${all}/teman`,
      `${all}/teman/${themeId}`,
      `${all}/kedja`,
      `${all}/kedja?dialog=${dialogueId}`,
      `${one}/aterkoppling`,
      `${all}/${walkDialogueId}/vandring`,
      `/${TOWN}/dialog/${slug}`,
      `/svara/${TOWN}/${slug}`,
    ]) {
      const median = await measurePage(site, address, { who: 'nameless', cookie, times });
      const pass = await passOver(dataDir, filled);
      console.log(`   ${(median / pass).toFixed(2)} x one pass over the answers (${pass.toFixed(1)} ms)`);
    }
  });
});

/** How long the database takes to look once at each answer, in ms. */
async function passOver(dataDir: string, { municipalityId, dialogueId }: ManyAnswers): Promise<number> {
  const { app } = await startEmbedded(dataDir, { tell: () => undefined });
  const db = openDatabase(openPool(app));
  const took = await inMunicipality(db, municipalityId, async (tx) => {
    const all: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const began = performance.now();
      await sql`select count(answers ->> 'trygg') from input
        where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId}`.execute(tx);
      all.push(performance.now() - began);
    }
    return all;
  });
  await db.destroy();
  return spreadOf(took).median;
}
