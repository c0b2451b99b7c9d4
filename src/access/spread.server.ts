import { createHmac, randomBytes } from 'node:crypto';

/** Drawn anew by each process, so that nobody can choose whom they are counted together with. */
const salt = randomBytes(16);

/** For tryLimitEach: a number that stands for a key in this process, and that nobody can foretell. */
export function spread(key: string): number {
  return createHmac('sha256', salt).update(key).digest().readUInt32BE(0);
}
