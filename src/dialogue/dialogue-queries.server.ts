import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Definition, DialogueKind, DialogueStep } from '#dialogue/dialogue.ts';
import { keptForm } from '#dialogue/kept-forms.server.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { AppError } from '#platform/errors.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

type Row = {
  readonly id: string;
  readonly slug: string;
  readonly kind: DialogueKind;
  readonly versionId: string;
  readonly no: number;
  readonly title: string;
  readonly definition: Definition;
  readonly areaId: string | null;
  /** The area's name as it is called now. */
  readonly area: string | null;
  readonly place: string | null;
  readonly heldFrom: string;
  readonly heldTo: string;
  readonly feedbackDue: string | null;
  readonly step: DialogueStep;
  readonly steps: number;
};
export type DialogueListed = Row & { readonly answers: number };

/** A version that people are asked, or were. */
type Asked = Pick<Row, 'versionId' | 'no' | 'definition'> & { readonly form: QuestionForm };

/**
 * A dialogue by its latest version. `asked`: the version that people were asked last, null before it has been open; `open`: the
 * same while they may answer. What has been written since is the office's own until it is opened.
 */
export type DialogueRead = Row & {
  readonly form: QuestionForm;
  readonly asked: Asked | null;
  readonly open: Asked | null;
};

/** What a version said, with its questions. */
export type VersionRead = Pick<
  Row,
  'versionId' | 'no' | 'definition' | 'areaId' | 'place' | 'heldFrom' | 'heldTo' | 'feedbackDue'
> & { readonly form: QuestionForm };

const COLUMNS = sql`d.id, d.slug, d.kind, v.id as "versionId", v.no, v.title, v.definition, v.area_id as "areaId", n.name as area,
  v.place, v.held_from as "heldFrom", v.held_to as "heldTo", v.feedback_due as "feedbackDue", coalesce(s.step, 'draft') as step,
  coalesce(s.no, 0) as steps`;
const FROM = sql`dialogue d
  join lateral (select * from dialogue_version v where (v.municipality_id, v.dialogue_id) = (d.municipality_id, d.id)
    order by v.no desc limit 1) v on true
  left join lateral (select s.no, s.step, s.dialogue_version_id from dialogue_step s
    where (s.municipality_id, s.dialogue_id) = (d.municipality_id, d.id) order by s.no desc limit 1) s on true
  left join lateral (select a.name from area_version a where (a.municipality_id, a.area_id) = (v.municipality_id, v.area_id)
    order by upper(a.valid) desc nulls first limit 1) n on true`;

/** The municipality's dialogues, those held last first. */
export async function listDialogues({ tx, municipalityId }: In): Promise<DialogueListed[]> {
  const { rows } = await sql<DialogueListed>`select ${COLUMNS},
      (select count(*)::int from input i where (i.municipality_id, i.dialogue_id) = (d.municipality_id, d.id)) as answers
    from ${FROM}
    where d.municipality_id = ${municipalityId} order by v.held_to desc, v.title, d.id limit 500`.execute(tx);
  return rows;
}

/** One dialogue. @throws AppError `not-found` */
export async function loadDialogue({ tx, municipalityId }: In, id: string): Promise<DialogueRead> {
  return one(municipalityId, await find(sql`d.id = ${id}`, { tx, municipalityId }));
}

/** One dialogue by its word in the address. @throws AppError `not-found` */
export async function loadDialogueAt(work: In, slug: string): Promise<DialogueRead> {
  const found = await findDialogueAt(work, slug);
  if (found === null) throw new AppError('not-found');
  return found;
}

/** The same; null where there is none. */
export async function findDialogueAt({ tx, municipalityId }: In, slug: string): Promise<DialogueRead | null> {
  const found = await find(sql`d.slug = ${slug}`, { tx, municipalityId });
  return found === undefined ? null : one(municipalityId, found);
}

/** A version of a dialogue: what it said and asked then. @throws AppError `not-found` */
export async function loadVersion({ tx, municipalityId }: In, dialogueId: string, no: number): Promise<VersionRead> {
  const { rows } = await sql<Omit<VersionRead, 'form'> & { readonly form: unknown }>`
    select id as "versionId", no, definition, area_id as "areaId", place, held_from as "heldFrom", held_to as "heldTo",
      feedback_due as "feedbackDue", form
    from dialogue_version where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} and no = ${no}`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not-found');
  return { ...row, form: keptForm(municipalityId, row.versionId, row.form) };
}

/** How many answers a dialogue has. Not read with it: everybody who answers reads that. */
export async function countAnswers({ tx, municipalityId }: In, dialogueId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from input
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

type Found = Row & {
  readonly form: unknown;
  readonly asked: { readonly versionId: string; readonly no: number; readonly definition: Definition } | null;
  readonly askedForm: unknown;
};

async function find(which: ReturnType<typeof sql>, { tx, municipalityId }: In): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select ${COLUMNS}, v.form, o.form as "askedForm", case when o.id is not null then
        jsonb_build_object('versionId', o.id, 'no', o.no, 'definition', o.definition) end as asked from ${FROM}
    left join lateral (select t.dialogue_version_id as id from dialogue_step t
      where (t.municipality_id, t.dialogue_id) = (d.municipality_id, d.id) and t.step = 'open' order by t.no desc limit 1) t on true
    left join dialogue_version o on (o.municipality_id, o.id) = (d.municipality_id, t.id)
    where d.municipality_id = ${municipalityId} and ${which}`.execute(tx);
  return rows[0];
}

function one(municipalityId: string, found: Found | undefined): DialogueRead {
  if (found === undefined) throw new AppError('not-found');
  const { form, asked: version, askedForm, ...row } = found;
  const asked = version === null ? null : { ...version, form: keptForm(municipalityId, version.versionId, askedForm) };
  return {
    ...row,
    form: keptForm(municipalityId, row.versionId, form),
    asked,
    open: row.step === 'open' ? asked : null,
  };
}
