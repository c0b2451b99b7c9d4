import type { PartyRef, Visibility } from '#promise/promise-record.ts';

/** What the forms of writing offer to choose among. Each list by name, goals by number. */
export type WritingChoices = {
  readonly parties: readonly PartyRef[];
  readonly units: readonly { readonly id: string; readonly partyId: string; readonly name: string }[];
  readonly places: readonly { readonly id: string; readonly name: string; readonly visibility: Visibility }[];
  readonly goals: readonly { readonly id: string; readonly number: number | null; readonly text: string }[];
  readonly agreements: readonly { readonly id: string; readonly name: string; readonly date: string | null }[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
};
