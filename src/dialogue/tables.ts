import type { ColumnType, Generated } from 'kysely';
import type { Answers } from '#dialogue/answers.ts';
import type { Channel, Definition, DialogueKind } from '#dialogue/dialogue.ts';
import type { TimeOfDay } from '#dialogue/question-form.ts';
import type { Lang } from '#platform/texts/languages.ts';

type Own = { municipality_id: string };
type Written = { by_person: string | null; at: Generated<Date> };

type DialogueRow = Own & { id: string; slug: string; kind: DialogueKind; at: Generated<Date> };

type DialogueVersionRow = Own &
  Written & {
    id: string;
    dialogue_id: string;
    no: number;
    title: string;
    definition: Definition;
    area_id: string | null;
    place: string | null;
    held_from: string;
    held_to: string;
    feedback_due: string | null;
    /** A QuestionForm. */
    form: ColumnType<unknown, string, never>;
    content: string;
  };

type DialogueStepRow = Own &
  Written & { dialogue_id: string; no: number; step: 'open' | 'closed'; dialogue_version_id: string };

type InputRow = Own & {
  id: string;
  dialogue_id: string;
  dialogue_version_id: string;
  channel: Channel;
  lang: Lang;
  day: string;
  answers: ColumnType<Answers | null, string, null>;
  payload: string;
  held: boolean;
};

type InputReviewRow = Own &
  Written & {
    id: string;
    input_id: string;
    no: number;
    verdict: 'shown' | 'masked' | 'hidden';
    reason: string | null;
    answers: ColumnType<Answers | null, string | null, null>;
  };

type ContactRow = Own & {
  id: string;
  dialogue_id: string;
  input_id: string;
  address: Buffer;
  address_hash: string;
  end_hash: string;
  lang: Lang;
  erase_after: string;
};

type ThemeRow = Own & { id: string; at: Generated<Date> };

type ThemeVersionRow = Own &
  Written & {
    id: string;
    theme_id: string;
    no: number;
    name: string;
    parent_id: string | null;
    state: 'used' | 'merged' | 'split' | 'ended';
    reason: string | null;
  };

type ThemeOnwardRow = Own & { theme_version_id: string; to_theme: string };

type CodingRow = Own &
  Written & { id: string; input_id: string; no: number; place: string | null; time_of_day: TimeOfDay | null };

type CodingThemeRow = Own & { coding_id: string; theme_id: string };

/** The tables that this room writes. */
export type DialogueTables = {
  dialogue: DialogueRow;
  dialogue_version: DialogueVersionRow;
  dialogue_step: DialogueStepRow;
  input: InputRow;
  input_review: InputReviewRow;
  contact: ContactRow;
  theme: ThemeRow;
  theme_version: ThemeVersionRow;
  theme_onward: ThemeOnwardRow;
  coding: CodingRow;
  coding_theme: CodingThemeRow;
};
