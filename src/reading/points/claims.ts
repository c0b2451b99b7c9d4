import type { PassageRole } from '#checking/passage.ts';

/** What a field was read from: the block's number, and the role that its words have there. */
export type Claim = { readonly no: number; readonly role: PassageRole };

/** A field as read, with the blocks that it has taken whole. Fields that only quote running text claim nothing. */
export type Found<T> = { readonly value: T; readonly claims: readonly Claim[] };
