export const FORUM_KINDS = ['board', 'committee', 'council', 'operative', 'safety-council'] as const;
export type ForumKind = (typeof FORUM_KINDS)[number];

export const FORUM_WORDS: Readonly<Record<ForumKind, string>> = {
  board: 'nämnd eller styrelse',
  committee: 'utskott',
  council: 'råd eller fullmäktige',
  operative: 'operativ grupp',
  'safety-council': 'trygghetsråd',
};

/** What kind of body a name tells of: "kommunstyrelsen" is a board, "trygghetsutskottet" a committee. */
export function forumKind(name: string): ForumKind {
  if (/utskott/iu.test(name)) return 'committee';
  if (/trygghetsråd/iu.test(name)) return 'safety-council';
  if (/fullmäktige|brottsförebyggande råd|\bråd(?:et)?\b/iu.test(name)) return 'council';
  if (/grupp/iu.test(name)) return 'operative';
  return 'board';
}
