import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Words } from '#dialogue/question-form.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { FeedbackModel, FeedbackVersion } from '#publication/feedback-model.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** What is written of a dialogue's feedback. */
export type FeedbackWritten = {
  readonly id: string;
  readonly no: number;
  readonly intro: string | null;
  readonly quotes: readonly string[];
};

/** The feedback as it was last written; null before the first. */
export async function loadFeedback({ tx, municipalityId }: In, dialogueId: string): Promise<FeedbackWritten | null> {
  const { rows } = await sql<FeedbackWritten>`
    select id, no, intro, quotes from feedback_version
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} order by no desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export type FeedbackPublished = FeedbackVersion & {
  readonly model: FeedbackModel;
  readonly sha256: string;
  readonly versionId: string;
};

/** The page about a dialogue as it was last published in a language, or in the version `no`; null where there is none. */
export async function publishedFeedback(
  { tx, municipalityId }: In,
  dialogueId: string,
  lang: Lang,
  no: number | null = null,
): Promise<FeedbackPublished | null> {
  const { rows } = await sql<FeedbackPublished>`
    select no, at, size, note, model, sha256, feedback_version_id as "versionId" from feedback_page
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} and lang = ${lang}
      and (${no}::int is null or no = ${no}) order by no desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Its versions without what they say, the latest first: at most 1,000. */
export async function feedbackVersions(
  { tx, municipalityId }: In,
  dialogueId: string,
  lang: Lang,
): Promise<FeedbackVersion[]> {
  const { rows } = await sql<FeedbackVersion>`
    select no, at, size, note from feedback_page
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} and lang = ${lang}
    order by no desc limit 1000`.execute(tx);
  return rows;
}

/** A dialogue whose feedback somebody waits for. */
export type FeedbackOwed = {
  readonly dialogueId: string;
  readonly slug: string;
  /** In Swedish, as it is called now. */
  readonly title: string;
  /** As those who answered saw it, in the languages of the form. */
  readonly words: Words;
  readonly areaId: string | null;
  /** Both inclusive. */
  readonly heldFrom: string;
  readonly heldTo: string;
  /** Takes answers from whoever finds it. A walk is opened to be taken along. */
  readonly isOpen: boolean;
  /** The last day, inclusive; null where none was set. */
  readonly due: string | null;
  /** When it was published for the first time. */
  readonly publishedAt: Date | null;
};

/** Dialogues with staff, or with everybody else, that have been opened, those held last first: at most 200. */
export async function listFeedback({ tx, municipalityId }: In, asked: 'staff' | 'others'): Promise<FeedbackOwed[]> {
  const { rows } = await sql<FeedbackOwed>`
    select d.id as "dialogueId", d.slug, v.title, o.form -> 'title' as words, v.area_id as "areaId",
      v.held_from as "heldFrom", v.held_to as "heldTo", v.feedback_due as due,
      d.kind <> 'walk' and not exists (select from dialogue_step l
        where (l.municipality_id, l.dialogue_id) = (d.municipality_id, d.id) and l.no > s.no) as "isOpen",
      (select min(f.at) from feedback_page f where (f.municipality_id, f.dialogue_id) = (d.municipality_id, d.id)
        and f.lang = 'sv') as "publishedAt"
    from dialogue d
    join lateral (select * from dialogue_version v where (v.municipality_id, v.dialogue_id) = (d.municipality_id, d.id)
      order by v.no desc limit 1) v on true
    join lateral (select s.no, s.dialogue_version_id from dialogue_step s
      where (s.municipality_id, s.dialogue_id) = (d.municipality_id, d.id) and s.step = 'open' order by s.no desc limit 1) s on true
    join dialogue_version o on (o.municipality_id, o.id) = (d.municipality_id, s.dialogue_version_id)
    where d.municipality_id = ${municipalityId} and (d.kind = 'staff') = ${asked === 'staff'}
    order by v.held_to desc, d.id limit 200`.execute(tx);
  return rows;
}
