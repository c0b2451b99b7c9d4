/**
 * One dialogue with very many answers in the demonstration, a fifth of them coded, and a dialogue with very many walks: what the
 * pages that count answers are measured on. The rows are made in the database, under its constraints, by the application's login.
 */
import { sql } from 'kysely';
import { inWork, type Work } from '#access/work.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import type { Walk } from '#dialogue/walk.ts';
import { beginDialogue } from '#dialogue/write-dialogue.server.ts';
import { receiveWalk } from '#dialogue/write-walk.server.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { asOwner } from '#platform/owner-session.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { loadDemo } from '#report-back/load-demo.server.ts';

export const TOWN = 'alvkoping';
const WALKS = 200;
const OBSERVATIONS = 20;
const WORDS = [
  'Fler lampor på gångvägen vid skolan.',
  'Mopederna kör för fort förbi lekplatsen på kvällarna.',
  'Det säljs droger vid torget, och ingen gör något.',
  'Fler vuxna ute på fredagar, och fritidsgården öppen längre.',
  'Klipp buskarna vid busshållplatsen så att man ser vem som står där.',
];

export type ManyAnswers = {
  readonly municipalityId: string;
  readonly dialogueId: string;
  readonly slug: string;
  readonly walkDialogueId: string;
  readonly themeId: string;
};

/** The demonstration with so many more answers in the dialogue whose feedback is published. */
export async function fillAnswers(dataDir: string, answers: number): Promise<ManyAnswers> {
  const config = readEnv({ ...process.env, LOFTET_DATA_DIR: dataDir });
  const ctx = await openContext(config, () => undefined);
  try {
    await loadDemo(ctx);
    const municipality = await findMunicipality(ctx.db, TOWN);
    if (municipality === null) throw new Error('the demonstration is not there');
    const filled = await inWork(ctx.db, municipality.id, { personId: null, via: 'demonstration' }, async (work) => {
      const dialogue = await publishedDialogue(work);
      await writeAnswers(work, dialogue, answers);
      const themeId = await codeSome(work, dialogue.dialogueId, Math.floor(answers / 5));
      return { municipalityId: municipality.id, ...dialogue, themeId, walkDialogueId: await writeWalks(work) };
    });
    await asOwner(config, console.error, (owner) => owner.query('vacuum analyze'));
    return filled;
  } finally {
    await ctx.close();
  }
}

type Dialogue = { readonly dialogueId: string; readonly versionId: string; readonly slug: string };

async function publishedDialogue({ tx, municipalityId }: Work): Promise<Dialogue> {
  const { rows } = await sql<Dialogue>`
    select d.id as "dialogueId", s.dialogue_version_id as "versionId", d.slug from dialogue d
    join dialogue_step s on (s.municipality_id, s.dialogue_id) = (d.municipality_id, d.id) and s.step = 'open'
    where d.municipality_id = ${municipalityId} and d.kind = 'resident'
      and exists (select from feedback_page f where (f.municipality_id, f.dialogue_id) = (d.municipality_id, d.id))
    limit 1`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Error('the demonstration has no dialogue with published feedback');
  return found;
}

/** Worries, a step on a scale, words of one's own and two groups, each by chance; one in fifty is held. */
async function writeAnswers({ tx, municipalityId }: Work, of: Dialogue, answers: number): Promise<void> {
  const words = sql`${WORDS}::text[]`;
  await sql`
    insert into input (municipality_id, id, dialogue_id, dialogue_version_id, channel, lang, day, answers, payload, held)
    select ${municipalityId}, gen_random_uuid(), ${of.dialogueId}, ${of.versionId},
      (array['web', 'web', 'web', 'interview', 'paper'])[1 + floor(random() * 5)], 'sv', '2025-10-01',
      jsonb_build_object(
        'oro', jsonb_build_array(jsonb_build_object(
          'problem', (array['narkotika', 'brak', 'inbrott', 'skadegorelse', 'trafik', 'morker', 'skrap', 'vuxna', 'annat'])[1 + floor(random() * 9)],
          'place', 'plats-' || 1 + floor(random() * 4),
          'time', (array['morning', 'day', 'evening', 'night'])[1 + floor(random() * 4)])),
        'trygg', 1 + floor(random() * 5),
        'gora', (${words})[1 + floor(random() * 5)] || ' ' || n,
        'alder', (array['under-15', 'a-15-24', 'a-25-44', 'a-45-64', 'a-65'])[1 + floor(random() * 5)],
        'kon', (array['kvinna', 'man', 'annat'])[1 + floor(random() * 3)]),
      encode(sha256(n::text::bytea), 'hex'), random() < 0.02
    from generate_series(1, ${answers}::int) n`.execute(tx);
}

/** Two themes on each of so many answers, by chance; one in twenty is coded a second time. @returns a theme with many answers */
async function codeSome({ tx, municipalityId }: Work, dialogueId: string, count: number): Promise<string> {
  await sql`
    with chosen as (select id, random() as chance from input
      where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} and not held
        and not exists (select from coding c where (c.municipality_id, c.input_id) = (input.municipality_id, input.id))
      order by id limit ${count})
    insert into coding (municipality_id, input_id, no)
    select ${municipalityId}, id, no from chosen, generate_series(1, 2) no where no = 1 or chance < 0.05`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    with themes as (select array_agg(id order by id) as ids from theme where municipality_id = ${municipalityId})
    insert into coding_theme (municipality_id, input_id, no, position, theme_id)
    select c.municipality_id, c.input_id, c.no, position, ids[1 + floor(random() * cardinality(ids))]
    from coding c cross join themes cross join generate_series(1, 2) position
    where c.municipality_id = ${municipalityId}
      and not exists (select from coding_theme t where (t.municipality_id, t.input_id, t.no) = (c.municipality_id, c.input_id, c.no))
    returning theme_id as id`.execute(tx);
  return rows[0]?.id ?? '';
}

async function writeWalks(work: Work): Promise<string> {
  const days = { heldFrom: '2025-09-01', heldTo: '2025-10-31', feedbackDue: null };
  const form = standardForm({ sv: 'Vandringar på Humleslätten' }, []);
  const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
  const dialogueId = await beginDialogue(work, { id: newId(), kind: 'walk', input });
  for (let no = 0; no < WALKS; no += 1) await receiveWalk(work, walkOf(dialogueId), '2025-11-01');
  return dialogueId;
}

function walkOf(dialogueId: string): Walk {
  return {
    format: 'loftet-walk/1',
    id: newId(),
    dialogueId,
    day: '2025-10-05',
    from: '18:00',
    to: '19:30',
    route: 'Från torget till skolan',
    stops: [{ id: 's1', name: 'Gångtunneln', place: null, checks: { ljus: 'not-ok' } }],
    participants: { residents: 12, municipality: 3, police: 1 },
    observations: Array.from({ length: OBSERVATIONS }, (_, no) => ({
      id: newId(),
      kind: 'problem',
      stop: 's1',
      text: WORDS[no % WORDS.length] ?? '',
      problem: 'ljus',
      place: null,
      pictures: [],
      action: null,
      owner: null,
      due: null,
    })),
  };
}
