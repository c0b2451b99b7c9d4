import type { PartyRef } from '#promise/promise-record.ts';

/** A party, and whether it approves what is its own before that is published. */
export type KeyParty = PartyRef & { readonly hasKey: boolean };

/** One text that keys are turned on: the promise's frame or a point, in its latest version. */
export type TextToKey = {
  readonly kind: 'frame' | 'point';
  /** The promise's id, or the point's. */
  readonly subjectId: string;
  readonly versionId: string;
  /** SHA-256 of what the version says. */
  readonly content: string;
  /** Whose text it is: the promise's parties, or the point's owners. */
  readonly parties: readonly string[];
  /** Whether this very version has been sent for approval. */
  readonly sent: boolean;
};

export type KeyVerdict = 'approved' | 'returned';

/** What a party has said of one version. */
export type KeyTurned = {
  readonly versionId: string;
  readonly partyId: string;
  readonly verdict: KeyVerdict;
};

/** How one text stands. `needs` is never empty for a text that can be published. */
export type TextKeys = TextToKey & {
  readonly needs: readonly string[];
  readonly has: readonly string[];
  readonly returnedBy: readonly string[];
  /** Those whose answer is waited for now: none where the text is not sent, or was returned and has to be rewritten. */
  readonly waitsFor: readonly string[];
  readonly complete: boolean;
};

export type KeyState = {
  readonly texts: readonly TextKeys[];
  /** Every text has every key that it needs, and there is something to approve. */
  readonly complete: boolean;
  /** Whose turn it is. Both at once: one party answers what was sent while a returned point is rewritten. */
  readonly turn: {
    /** Parties that have not answered what was sent to them, in the order of `parties`. */
    readonly parties: readonly string[];
    /** Coordinator or liaison: something is not sent yet, or was returned. */
    readonly writers: boolean;
  };
};

/**
 * Which keys each text needs, has and waits for. A key is turned on one version, so that a changed comma has none: a key
 * for another version than the text's latest counts for nothing here.
 */
export function keyState(
  texts: readonly TextToKey[],
  turned: readonly KeyTurned[],
  parties: readonly KeyParty[],
): KeyState {
  const holders = parties.filter(({ hasKey }) => hasKey).map(({ id }) => id);
  const states = texts.map((text): TextKeys => {
    const needs = holders.filter((id) => text.parties.includes(id));
    const said = (verdict: KeyVerdict): string[] =>
      needs.filter((id) =>
        turned.some((key) => key.versionId === text.versionId && key.partyId === id && key.verdict === verdict),
      );
    const [has, returnedBy] = [said('approved'), said('returned')];
    return {
      ...text,
      needs,
      has,
      returnedBy,
      waitsFor: text.sent && returnedBy.length === 0 ? needs.filter((id) => !has.includes(id)) : [],
      complete: needs.length > 0 && has.length === needs.length,
    };
  });
  return {
    texts: states,
    complete: states.length > 0 && states.every(({ complete }) => complete),
    turn: {
      parties: holders.filter((id) => states.some(({ waitsFor }) => waitsFor.includes(id))),
      writers: states.some(({ complete, sent, returnedBy }) => !complete && (!sent || returnedBy.length > 0)),
    },
  };
}
