export type ActionState = 'open' | 'done' | 'dropped' | 'became-measure';

/** An organisation that was at a meeting, and how many of it; null where nobody counted. */
type Attendance = { readonly organisation: string; readonly people: number | null };

/** What somebody took on at a meeting. */
export type ActionInput = { readonly body: string; readonly owner: string; readonly due: string | null };

/** What was said and decided at a meeting. */
export type MeetingWords = {
  readonly notes: string | null;
  readonly decisions: string | null;
  readonly attendance: readonly Attendance[];
};

export type ActionRecord = ActionInput & {
  readonly id: string;
  readonly meetingId: string;
  /** The meeting at which it was taken on. */
  readonly day: string;
  readonly state: ActionState;
  readonly reason: string | null;
  readonly endedAt: Date | null;
  /** The point whose measure it became. */
  readonly point: { readonly promiseSlug: string; readonly number: number } | null;
};

export type MeetingRecord = MeetingWords & {
  readonly id: string;
  readonly forumId: string;
  readonly forum: string;
  readonly day: string;
  readonly no: number;
  readonly at: Date;
};

/** A forum's meetings, latest first, and what is still to be done: its next agenda. */
export type ForumRecord = {
  readonly id: string;
  readonly name: string;
  readonly meetings: readonly { readonly id: string; readonly day: string; readonly decided: boolean }[];
  readonly open: readonly ActionRecord[];
};
