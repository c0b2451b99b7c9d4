import {
  isWaiting,
  nextPart,
  pictureReceived,
  received,
  refused,
  type DeviceRecord,
  type Outcome,
  type Part,
} from '#dialogue/device-queue.ts';

/** What sending needs of the device. `change` reads and writes in one step, so that two tabs do not undo each other. */
export type SendingDevice = {
  records(): Promise<readonly DeviceRecord[]>;
  change(id: string, how: (now: DeviceRecord) => DeviceRecord): Promise<void>;
  /** Never fails: what came of it is always an answer. */
  send(record: DeviceRecord, part: Part): Promise<Outcome>;
  /** Called with the record that is under way, and null when none is. */
  underWay(id: string | null): void;
};

/** How a round of sending ended: nothing is left to send, the person must sign in first, or it is to be tried later. */
export type SendingEnd = 'done' | 'signed-out' | 'later';

/**
 * Sends what waits, in the order in which it was begun. A record that is refused keeps its reason and lets the next one pass; where the
 * network or the server is away, the round ends and everything stays as it is.
 */
export async function sendWaiting(device: SendingDevice): Promise<SendingEnd> {
  for (;;) {
    const [record] = (await device.records()).filter(isWaiting).toSorted((a, b) => a.no - b.no);
    if (record === undefined) return 'done';
    device.underWay(record.id);
    const part = nextPart(record);
    const outcome = await device.send(record, part);
    if (outcome.came === 'signed-out' || outcome.came === 'later') {
      device.underWay(null);
      return outcome.came;
    }
    await device.change(record.id, (now) => after(now, part, outcome));
    device.underWay(null);
  }
}

function after(now: DeviceRecord, part: Part, outcome: Outcome): DeviceRecord {
  if (outcome.came === 'refused') return refused(now, outcome.reason, outcome.today);
  if (outcome.came !== 'received') return now;
  return part === 'record' ? received(now, outcome.receipt) : pictureReceived(now, part.picture);
}
