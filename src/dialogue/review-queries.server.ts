import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Answers } from '#dialogue/answers.ts';
import type { Channel, ReviewVerdict } from '#dialogue/dialogue.ts';
import { QuestionFormShape } from '#dialogue/question-form-shape.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** One answer with what has been decided of its words. `no`: of the latest review; 0 for none. */
export type InputRead = {
  readonly id: string;
  readonly day: string;
  readonly lang: Lang;
  readonly channel: Channel;
  readonly answers: Answers;
  readonly held: boolean;
  readonly no: number;
  readonly verdict: ReviewVerdict | null;
  readonly reason: string | null;
  readonly by: string | null;
  readonly form: QuestionForm;
};

export const REVIEW_LISTS = ['vantar', 'lika', 'dolda', 'granskade', 'alla'] as const;
/**
 * Which answers are listed: those that wait, whose words another answer has too, that are not shown, that have been reviewed and are
 * shown, or all with words.
 */
export type ReviewList = (typeof REVIEW_LISTS)[number];

/** Few answers are reviewed: where they must be, those are looked up first. */
const REVIEWED = sql`exists (select from input_review o where (o.municipality_id, o.input_id) = (i.municipality_id, i.id))`;
const WHICH: Readonly<Record<Exclude<ReviewList, 'lika'>, ReturnType<typeof sql>>> = {
  vantar: sql`i.held and not ${REVIEWED}`,
  dolda: sql`i.held and ${REVIEWED}`,
  granskade: sql`not i.held and ${REVIEWED} and i.erased_on is null`,
  alla: sql`i.erased_on is null and without_own_words(i.answers, v.form) <> i.answers`,
};
const LATEST = sql`left join lateral (select r.no, r.verdict, r.reason, r.by_person from input_review r
  where (r.municipality_id, r.input_id) = (i.municipality_id, i.id) order by r.no desc limit 1) r on true`;
const COLUMNS = sql`i.id, i.day, i.lang, i.channel, i.answers, i.held, coalesce(r.no, 0) as no, r.verdict, r.reason,
  r.by_person as by, i.dialogue_version_id as "versionId"`;

/** So many answers stand on one page of the review. */
export const REVIEWED_AT_ONCE = 20;

/** Shorter words than these many people write by themselves. */
const FEWEST_SIGNS_ALIKE = 20;

/**
 * In how many other answers of a dialogue the same words stand, for each answer whose words stand in another. Own words have a space
 * among them; the word that a choice is stored by (`freeWord`) has none, and is what many chose.
 */
export async function answersAlike(
  { tx, municipalityId }: In,
  dialogueId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; others: number }>`
    with said as (
      select i.id, lower(btrim(regexp_replace(w.value #>> '{}', '\\s+', ' ', 'g'))) as words
      from input i cross join lateral jsonb_each(i.answers) w
      where i.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId} and i.erased_on is null
        and jsonb_typeof(w.value) = 'string' and length(w.value #>> '{}') >= ${FEWEST_SIGNS_ALIKE}
        and btrim(w.value #>> '{}') like '% %'
    ), alike as (select words, count(distinct id)::int - 1 as others from said group by words having count(distinct id) > 1)
    select id, max(others) as others from said join alike using (words) group by id`.execute(tx);
  return new Map(rows.map(({ id, others }) => [id, others]));
}

/**
 * Answers of a dialogue, by their random ids: nothing tells who came first. `after`: the last id of the page before; `alike`: what
 * `answersAlike` says.
 */
export async function listForReview(
  { tx, municipalityId }: In,
  dialogueId: string,
  {
    list,
    after,
    alike,
  }: { readonly list: ReviewList; readonly after: string | null; readonly alike: ReadonlyMap<string, number> },
): Promise<InputRead[]> {
  const which = list === 'lika' ? sql`i.id = any(${[...alike.keys()]}::uuid[])` : WHICH[list];
  const { rows } = await sql<Row>`
    select ${COLUMNS} from input i ${LATEST}
    join dialogue_version v on (v.municipality_id, v.id) = (i.municipality_id, i.dialogue_version_id)
    where i.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId} and ${which}
      and (${after}::uuid is null or i.id > ${after}::uuid)
    order by i.id limit ${REVIEWED_AT_ONCE}`.execute(tx);
  return withForms({ tx, municipalityId }, rows);
}

/** One answer of a dialogue. @throws AppError `not-found` */
export async function loadInput({ tx, municipalityId }: In, dialogueId: string, inputId: string): Promise<InputRead> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from input i ${LATEST}
    where i.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId} and i.id = ${inputId}`.execute(tx);
  const [input] = await withForms({ tx, municipalityId }, rows);
  if (input === undefined) throw new AppError('not-found');
  return input;
}

/** How many answers wait for somebody to look at them. */
export async function countWaiting({ tx, municipalityId }: In, dialogueId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from input i where i.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId}
      and i.held and not ${REVIEWED}`.execute(tx);
  return rows[0]?.count ?? 0;
}

type Row = Omit<InputRead, 'form'> & { readonly versionId: string };

/** The questions that each answers: few versions, read once. */
async function withForms({ tx, municipalityId }: In, rows: readonly Row[]): Promise<InputRead[]> {
  const { rows: versions } = await sql<{ id: string; form: unknown }>`
    select id, form from dialogue_version
    where municipality_id = ${municipalityId} and id = any(${[...new Set(rows.map(({ versionId }) => versionId))]}::uuid[])`.execute(
    tx,
  );
  const forms = new Map(versions.map(({ id, form }) => [id, QuestionFormShape.parse(form)]));
  return rows.flatMap(({ versionId, ...row }) => {
    const form = forms.get(versionId);
    return form === undefined ? [] : [{ ...row, form }];
  });
}
