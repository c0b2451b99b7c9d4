export type ForumKind = 'board' | 'committee' | 'council' | 'operative' | 'safety-council';

/** What kind of body a name tells of: "kommunstyrelsen" is a board, "trygghetsutskottet" a committee. */
export function forumKind(name: string): ForumKind {
  if (/utskott/iu.test(name)) return 'committee';
  if (/trygghetsråd/iu.test(name)) return 'safety-council';
  if (/fullmäktige|brottsförebyggande råd|\bråd(?:et)?\b/iu.test(name)) return 'council';
  if (/grupp/iu.test(name)) return 'operative';
  return 'board';
}
