import type { PacketDialogue } from '#dialogue/device-packet.ts';
import type { WalkFault } from '#dialogue/walk-fields.ts';
import { readWalk, WALK_FORMAT, type Walk } from '#dialogue/walk.ts';

/** A walk while it is walked: everything that is sent but its id and day, and what is typed and not taken yet. */
export type WalkDraft = Omit<Walk, 'id' | 'day'> & { readonly title: string };

/** A walk that nobody has written anything of. */
export function begunWalk({ id, title }: Pick<PacketDialogue, 'id' | 'title'>): WalkDraft {
  return {
    format: WALK_FORMAT,
    dialogueId: id,
    title,
    from: null,
    to: null,
    route: '',
    stops: [],
    participants: {},
    observations: [],
  };
}

/** What a walk becomes when it is done, or what is wrong with it. */
export function walkContent(
  draft: WalkDraft,
  { id, day }: { readonly id: string; readonly day: string },
): { readonly content: Omit<Walk, 'id' | 'day'> } | { readonly faults: readonly WalkFault[] } {
  const { title: _title, ...said } = draft;
  const { walk, faults } = readWalk({ ...said, id, day });
  if (walk === null) return { faults };
  const { id: _id, day: _day, ...content } = walk;
  return { content };
}

/** Where a fault is, for whoever walks: "Iakttagelse 2: Skriv vad ni såg." */
export function faultWords({ path, message }: WalkFault): string {
  const [what = '', which = ''] = path.split('.');
  const number = Number(which) + 1;
  if (what === 'observations' && which !== '') return `Iakttagelse ${number}: ${message}`;
  if (what === 'stops' && which !== '') return `Stopp ${number}: ${message}`;
  return message;
}
