/** Counts what a process asks its database, by standing in front of the driver: the product knows nothing of it. */
import pg from 'pg';

export type QueryCount = {
  readonly queries: number;
  /** begin, commit and the setting for row-level security, which every transaction has. */
  readonly frame: number;
  /** From asking to having the whole answer, frame included. */
  readonly ms: number;
};

type Query = (this: pg.Client, ...words: unknown[]) => unknown;

const FRAME = /^\s*(?:begin|start transaction|commit|rollback|select set_config)/i;
const OWN = /pg_listening_channels|pg_notify/;

/** From now on; gives back the count so far. */
export function countQueries(): () => QueryCount {
  let [queries, frame, ms] = [0, 0, 0];
  const client = pg.Client.prototype as unknown as { query: Query };
  const ask = client.query;
  client.query = function (...words) {
    const [first] = words;
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
    const began = performance.now();
    const answer = ask.apply(this, words);
    if (answer instanceof Promise && !OWN.test(text)) {
      const count = (): void => {
        ms += performance.now() - began;
        if (FRAME.test(text)) frame += 1;
        else queries += 1;
      };
      answer.then(count, count);
    }
    return answer;
  };
  return () => ({ queries, frame, ms });
}
