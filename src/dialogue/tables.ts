import type { ColumnType, Generated } from 'kysely';
import type { Answers } from '#dialogue/answers.ts';
import type { Channel, Definition, DialogueKind, ReviewVerdict } from '#dialogue/dialogue.ts';
import type { TimeOfDay } from '#dialogue/question-form.ts';
import type { ThemeState } from '#dialogue/theme.ts';
import type { Vote } from '#dialogue/opinion-votes.ts';
import type { WalkFacts, WalkPlace } from '#dialogue/walk.ts';
import type {
  ObservationKind,
  ObservationStatus,
  OwnerKind,
  PictureStage,
  RevisitState,
  WalkProblem,
} from '#dialogue/walk-words.ts';
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
  answers: ColumnType<Answers, string, never>;
  payload: string | null;
  held: boolean;
  erased_on: string | null;
};

type InputReviewRow = Own & Written & { input_id: string; no: number; verdict: ReviewVerdict; reason: string | null };
type ThemeVersionRow = Own &
  Written & {
    theme_id: string;
    no: number;
    name: string;
    parent_id: string | null;
    state: ThemeState;
    onward: readonly string[];
    reason: string | null;
  };

type CodingThemeRow = Own & {
  input_id: string;
  no: number;
  position: number;
  theme_id: string;
  place: string | null;
  place_words: string | null;
  time_of_day: TimeOfDay | null;
};

type ThemeAnswerRow = Own & Written & { dialogue_id: string; theme_id: string; no: number; body: string | null };
type StatementRow = Own & { id: string; dialogue_id: string; origin: 'office' | 'resident' };

type StatementVersionRow = Own &
  Written & {
    statement_id: string;
    no: number;
    /** Words. */
    words: ColumnType<unknown, string, never>;
    state: 'shown' | 'hidden';
  };

type StatementSuggestedRow = Own & { id: string; dialogue_id: string; body: string; lang: Lang; day: string };

type VoteRow = Own & { statement_id: string; voter: string; value: Vote; day: string };

type DotsRow = Own &
  Written & {
    dialogue_id: string;
    no: number;
    /** Dots. */
    counts: ColumnType<unknown, string, never>;
  };

type WalkRow = Own & { id: string; dialogue_id: string; payload: string | null; at: Generated<Date> };

type WalkVersionRow = Own &
  Written & {
    walk_id: string;
    no: number;
    day: string;
    begins: string | null;
    ends: string | null;
    route: string;
    stops: ColumnType<WalkFacts['stops'], string, never>;
    participants: ColumnType<WalkFacts['participants'], string, never>;
  };

type WalkPictureRow = Own & { id: string; dialogue_id: string; file_sha256: string; at: Generated<Date> };

type ObservationRow = Own & {
  id: string;
  walk_id: string;
  position: number;
  kind: ObservationKind;
  at: Generated<Date>;
};

type ObservationVersionRow = Own &
  Written & {
    observation_id: string;
    no: number;
    stop: string | null;
    body: string;
    problem: WalkProblem | null;
    place: ColumnType<WalkPlace | null, string | null, never>;
    action: string | null;
    owner_kind: OwnerKind | null;
    owner_name: string | null;
    due: string | null;
    status: ObservationStatus;
    answer: string | null;
    measure_id: string | null;
    held: boolean;
  };

type ObservationPictureRow = Own & {
  observation_id: string;
  picture_id: string;
  stage: PictureStage;
  alt: string;
  at: Generated<Date>;
};

type ObservationRevisitRow = Own &
  Written & { observation_id: string; no: number; day: string; state: RevisitState; note: string | null };

/** The tables that this room writes. */
export type DialogueTables = {
  dialogue: DialogueRow;
  dialogue_version: DialogueVersionRow;
  dialogue_step: DialogueStepRow;
  input: InputRow;
  input_review: InputReviewRow;
  theme: Own & { id: string; problem: string | null; at: Generated<Date> };
  theme_version: ThemeVersionRow;
  coding: Own & Written & { input_id: string; no: number };
  coding_theme: CodingThemeRow;
  theme_answer: ThemeAnswerRow;
  statement: StatementRow;
  statement_version: StatementVersionRow;
  statement_suggested: StatementSuggestedRow;
  vote: VoteRow;
  dots: DotsRow;
  walk: WalkRow;
  walk_version: WalkVersionRow;
  walk_picture: WalkPictureRow;
  observation: ObservationRow;
  observation_version: ObservationVersionRow;
  observation_picture: ObservationPictureRow;
  observation_revisit: ObservationRevisitRow;
};
