import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  finished,
  isUnsent,
  isWaiting,
  mayLeave,
  mended,
  outcomeOf,
  putBack,
  received,
  refused,
  takenAway,
  tryAgain,
  type DeviceRecord,
  type Outcome,
  type Part,
} from '#dialogue/device-queue.ts';
import { sendWaiting, type SendingDevice, type SendingEnd } from '#dialogue/send-waiting.ts';
import { runs } from '#tests/support/examples.ts';

const draft = (no: number, pictures = 0): DeviceRecord => ({
  id: `post-${no}`,
  kind: 'interview',
  no,
  state: 'draft',
  day: '2026-09-02',
  title: 'Torget',
  pictures: Array.from({ length: pictures }, (_, at) => ({ id: `bild-${no}-${at}`, sent: false })),
  receipt: null,
  reason: null,
  removed: false,
});

describe('en post på enheten', () => {
  const waiting = finished(draft(1));
  test('väntar när den är klar, och lämnar inte enheten förrän kvittot har kommit', () => {
    expect(isWaiting(waiting)).toBe(true);
    expect(mayLeave(waiting)).toBe(false);
    expect(mayLeave(received(waiting, 'AB12-CD34'))).toBe(true);
  });
  test('som servern inte tog emot har sitt skäl, och kan skickas igen', () => {
    const failed = refused(waiting, 'Dagen ligger i framtiden.');
    expect([failed.state, failed.reason, mayLeave(failed)]).toEqual(['failed', 'Dagen ligger i framtiden.', false]);
    expect(tryAgain(failed)).toEqual(waiting);
  });
  test('som har en dag som servern inte tar emot får en annan, och inget annat får det', () => {
    const failed = refused(waiting, 'Dagen har inte varit än.', '2026-09-01');
    expect(failed).toMatchObject({ state: 'failed', wrongDay: '2026-09-01' });
    expect(mended(failed, '2026-08-31')).toEqual({ ...waiting, day: '2026-08-31' });
    expect(tryAgain(failed)).toEqual(waiting);
    expect(received(failed, 'AB12-CD34')).not.toHaveProperty('wrongDay');
    for (const other of [waiting, refused(waiting, 'Nej'), received(waiting, 'AB12-CD34')])
      expect(mended(other, '2026-08-31')).toEqual(other);
  });
  test('som är borttagen skickas inte, och kan tas tillbaka som den var', () => {
    const gone = takenAway(waiting);
    expect([isWaiting(gone), isUnsent(gone), mayLeave(gone)]).toEqual([false, false, true]);
    expect(putBack(gone)).toEqual(waiting);
  });
  test('som togs bort medan den var på väg är skickad om kvittot kom', () => {
    expect(received(takenAway(waiting), 'AB12-CD34')).toMatchObject({ state: 'sent', removed: false });
  });
  test('ett kvitto står fast, vad som än händer sedan', () => {
    const sent = received(waiting, 'AB12-CD34');
    for (const how of [finished, takenAway, tryAgain, putBack]) expect(how(sent)).toEqual(sent);
    expect(refused(sent, 'Nej')).toEqual(sent);
  });
});

describe('ett svar från servern', () => {
  test.each<[number, unknown, Outcome]>([
    [200, { receipt: 'AB12-CD34' }, { came: 'received', receipt: 'AB12-CD34' }],
    [200, null, { came: 'later' }],
    [200, { receipt: '' }, { came: 'later' }],
    [200, { receipt: 'ok' }, { came: 'later' }],
    [200, { receipt: 'ILOU-ILOU' }, { came: 'later' }],
    [200, { receipt: ['AB12-CD34'] }, { came: 'later' }],
    [302, null, { came: 'later' }],
    [401, null, { came: 'signed-out' }],
    [409, { message: 'Ett annat svar.' }, { came: 'refused', reason: 'Ett annat svar.' }],
    [422, { message: 'Dag.', today: '2026-09-01' }, { came: 'refused', reason: 'Dag.', today: '2026-09-01' }],
    [413, 'text', { came: 'refused', reason: expect.stringContaining('sa inte varför') as string }],
    [429, { message: 'Vänta' }, { came: 'later' }],
    [500, { message: 'Fel' }, { came: 'later' }],
    [503, null, { came: 'later' }],
  ])('%i', (status, said, outcome) => expect(outcomeOf(status, said)).toEqual(outcome));
});

/** A device whose storage outlives its death, and a server that stores what it is sent by its id. */
function world() {
  const stored = new Map<string, DeviceRecord>();
  const server = new Map<string, string>();
  const arrived: string[] = [];
  const typed: string[] = [];
  const early: string[] = [];
  const receive = (id: string, content: string): Outcome => {
    const before = server.get(id);
    if (before !== undefined && before !== content) return { came: 'refused', reason: 'Ett annat.' };
    if (before === undefined) arrived.push(id);
    server.set(id, content);
    return { came: 'received', receipt: `kvitto-${id}` };
  };
  const deliver = (record: DeviceRecord, part: Part): Outcome => {
    if (part !== 'record') return receive(part.picture, part.picture);
    if (record.pictures.some(({ id }) => !server.has(id))) early.push(record.id);
    return receive(record.id, record.title);
  };
  /** `ways`: what becomes of each attempt in turn, and then everything arrives. */
  const device = (ways: readonly Way[]): SendingDevice => {
    let attempt = 0;
    return {
      records: async () => [...stored.values()],
      change: async (id, how) => {
        const now = stored.get(id);
        if (now !== undefined) stored.set(id, how(now));
      },
      underWay: () => undefined,
      send: async (record, part) => {
        const way = ways[attempt++] ?? 'arrives';
        if (way === 'offline') return { came: 'later' };
        if (way === 'signed-out') return { came: 'signed-out' };
        if (way === 'refused') return { came: 'refused', reason: 'Inte nu.' };
        const outcome = deliver(record, part);
        if (way === 'answer-lost') return { came: 'later' };
        if (way === 'killed') throw new Killed();
        return outcome;
      },
    };
  };
  return { stored, server, arrived, typed, early, device };
}
class Killed extends Error {}
const WAYS = ['arrives', 'offline', 'answer-lost', 'killed', 'signed-out', 'refused'] as const;
type Way = (typeof WAYS)[number];
type Step =
  | { readonly do: 'ask'; readonly pictures: number; readonly done: boolean }
  | { readonly do: 'send'; readonly ways: readonly Way[]; readonly tabs: number }
  | { readonly do: 'again' | 'take-away' | 'put-back' | 'clear'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), pictures: fc.nat(3), done: fc.boolean() }),
  fc.record({
    do: fc.constant('send' as const),
    ways: fc.array(fc.constantFrom(...WAYS)),
    tabs: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    do: fc.constantFrom('again' as const, 'take-away' as const, 'put-back' as const, 'clear' as const),
    which: fc.nat(20),
  }),
);

const orKilled = (fault: unknown): SendingEnd => {
  if (fault instanceof Killed) return 'later';
  throw fault;
};

test('vad som än dör, bryts och skickas samtidigt: inget går förlorat, inget kommer två gånger, bilder före sin post', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { stored, server, arrived, typed, early, device } = world();
      const binned = new Set<string>();
      for (const one of steps) {
        if (one.do === 'ask') {
          const record = draft(typed.length + 1, one.pictures);
          typed.push(record.id);
          stored.set(record.id, one.done ? finished(record) : record);
        } else if (one.do === 'send') {
          await Promise.all(Array.from({ length: one.tabs }, () => sendWaiting(device(one.ways)).catch(orKilled)));
        } else {
          const id = typed[one.which] ?? '';
          const now = stored.get(id);
          if (now === undefined) continue;
          if (one.do === 'again') stored.set(id, tryAgain(now));
          if (one.do === 'take-away') stored.set(id, takenAway(now));
          if (one.do === 'put-back') stored.set(id, putBack(now));
          if (one.do === 'clear' && mayLeave(now)) {
            if (now.removed) binned.add(id);
            stored.delete(id);
          }
        }
      }
      // At the end of the day: all that is left is finished, put back and sent on a network that holds.
      for (const [id, now] of stored) stored.set(id, tryAgain(finished(putBack(now))));
      expect(await sendWaiting(device([]))).toBe('done');
      for (const id of typed) expect([id, server.has(id) || binned.has(id)]).toEqual([id, true]);
      for (const record of stored.values()) {
        expect(record).toMatchObject({ state: 'sent', receipt: `kvitto-${record.id}` });
        for (const { id } of record.pictures) expect(server.has(id)).toBe(true);
      }
      expect(new Set(arrived).size).toBe(arrived.length);
      expect(early).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});
