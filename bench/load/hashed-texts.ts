/** Keeps what a process makes hashes of, by standing in front of node:crypto: the product knows nothing of it. */
import { Hash, type BinaryLike } from 'node:crypto';

export type HashedTexts = {
  /** Text by the SHA-256 of it, in hex; a text that holds a hash comes after the text of that hash. */
  readonly texts: ReadonlyMap<string, string>;
  stop(): void;
};

type Prototype = {
  update(this: Hash, data: BinaryLike, ...rest: unknown[]): Hash;
  digest(this: Hash, ...words: unknown[]): unknown;
};

/** From now on, until `stop`. */
export function keepHashedTexts(): HashedTexts {
  const texts = new Map<string, string>();
  const given = new WeakMap<Hash, string>();
  const prototype = Hash.prototype as unknown as Prototype;
  const { update, digest } = prototype;
  prototype.update = function (data, ...rest) {
    if (typeof data === 'string') given.set(this, data);
    return update.call(this, data, ...rest);
  };
  prototype.digest = function (...words) {
    const hash = digest.apply(this, words);
    const text = given.get(this);
    if (typeof hash === 'string' && text !== undefined && !texts.has(hash)) texts.set(hash, text);
    return hash;
  };
  return {
    texts,
    stop: () => Object.assign(prototype, { update, digest }),
  };
}
