import type { MeetingTyped } from '#follow-up/meeting-form.ts';

/** A meeting's form as a browser sends it. Rows are repeated names, in their order. */
export function meetingTyped(words: FormData): MeetingTyped {
  const one = (name: string): string => text(words.get(name));
  const all = (name: string): string[] => words.getAll(name).map(text);
  const [people, owners, dues] = [all('antal'), all('vem'), all('nar')];
  return {
    forum: one('forum'),
    newForum: one('newForum'),
    day: one('day'),
    notes: one('notes'),
    decisions: one('decisions'),
    attendance: all('organisation').map((organisation, at) => ({ organisation, people: people[at] ?? '' })),
    actions: all('gor').map((body, at) => ({ body, owner: owners[at] ?? '', due: dues[at] ?? '' })),
  };
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
