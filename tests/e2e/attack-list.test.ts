/**
 * One list of attacks (tests/support/attacks), each tried on the running site: it is refused with a sentence in Swedish,
 * nothing is written, and that somebody tried is kept in the audit chain, by whom but without a name, an address or a key.
 * Where nothing is kept, the list says why.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentenceFor } from '#platform/errors.ts';
import type { Attack } from '../support/attacks/attack.ts';
import { SECRET_WORD, startAttackedSite, type AttackedSite, type AuditRow } from '../support/attacks/attacked-site.ts';
import { CASE_DOOR_ATTACKS } from '../support/attacks/case-doors.ts';
import { CASE_FORM_ATTACKS } from '../support/attacks/case-forms.ts';
import { CASE_LINK_ATTACKS } from '../support/attacks/case-links.ts';
import { ANSWER_ATTACKS, REVIEW_ATTACKS } from '../support/attacks/dialogue.ts';
import { DIALOGUE_DOOR_ATTACKS } from '../support/attacks/dialogue-doors.ts';
import { DEVICE_ATTACKS } from '../support/attacks/device-doors.ts';
import { DEVICE_PICTURE_ATTACKS } from '../support/attacks/device-pictures.ts';
import { HEARD_ATTACKS } from '../support/attacks/heard.ts';
import { HEARD_DOORS } from '../support/attacks/heard-doors.ts';
import { TAKEN_IN_ATTACKS } from '../support/attacks/taken-in.ts';
import { POINT_ATTACKS } from '../support/attacks/point-questions.ts';
import { WALK_ATTACKS } from '../support/attacks/walks.ts';
import { DESK_ATTACKS } from '../support/attacks/desk.ts';
import { FOLLOW_ATTACKS, OPEN_ATTACKS } from '../support/attacks/everybody.ts';
import { FILE_ATTACKS } from '../support/attacks/files.ts';
import { FORM_ATTACKS } from '../support/attacks/forms.ts';
import { ID_ATTACKS } from '../support/attacks/ids.ts';
import { LINK_ATTACKS } from '../support/attacks/links.ts';
import { ROLE_ATTACKS } from '../support/attacks/roles.ts';
import { send } from '../support/attacks/send.ts';

const LISTS: Readonly<Record<string, readonly Attack[]>> = {
  'links and sessions': LINK_ATTACKS,
  'guessed ids': ID_ATTACKS,
  'acts of other roles': ROLE_ATTACKS,
  'forged and unfit forms': FORM_ATTACKS,
  'disguised and oversized files': FILE_ATTACKS,
  'following, by whoever': FOLLOW_ATTACKS,
  'what everybody reads': OPEN_ATTACKS,
  'texts, areas and what is shared': DESK_ATTACKS,
  'dialogues, by whoever': ANSWER_ATTACKS,
  'dialogues: what was written': REVIEW_ATTACKS,
  'dialogues: what comes of them': DIALOGUE_DOOR_ATTACKS,
  'dialogues: the device’s doors': DEVICE_ATTACKS,
  'dialogues: pictures from a device': DEVICE_PICTURE_ATTACKS,
  'dialogues: every door of the office': HEARD_DOORS,
  'dialogues: themes, statements and feedback': HEARD_ATTACKS,
  'dialogues: cards, sheets and files': TAKEN_IN_ATTACKS,
  'dialogues: walks': WALK_ATTACKS,
  'dialogues: points that people notice and ask of': POINT_ATTACKS,
  'the council’s case: its doors': CASE_DOOR_ATTACKS,
  'the council’s case: its forms': CASE_FORM_ATTACKS,
  'the council’s case: links and templates': CASE_LINK_ATTACKS,
};

let site: AttackedSite;
let tries = 0;
let told: readonly AuditRow[];
let stored: Readonly<Record<string, string>>;
beforeAll(async () => {
  site = await startAttackedSite();
  [told, stored] = [await site.events(), await site.snapshot()];
});
afterAll(() => site?.stop());

function expectNothingPersonal(text: string): void {
  expect(text).not.toMatch(SECRET_WORD);
  expect(text).not.toMatch(/@|passwd/);
  for (const key of site.keys) expect(text.includes(key)).toBe(false);
}

describe.each(Object.entries(LISTS))('%s', (_list, attacks) => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))(
    '%s',
    async (_name, { how, status, says, kept }) => {
      const sent = await how(site);
      const [before, rows] = [told, stored];
      tries += 1;
      const answer = await send(site, sent, tries);
      [told, stored] = [await site.events(), await site.snapshot()];
      expect([
        answer.status,
        answer.body.includes(says) ? says : answer.body.replace(/<style[^]*?<\/style>/g, ''),
      ]).toEqual([status, says]);
      expect(answer.body).not.toContain(sentenceFor(null));
      expect(answer.headers['set-cookie']?.filter((cookie) => /^(?:__Host-)?loftet=[\w-]/.test(cookie)) ?? []).toEqual(
        [],
      );
      expect(stored).toEqual(rows);
      const events = told.slice(before.length);
      expectNothingPersonal(JSON.stringify(events));
      if ('none' in kept) {
        expect(events).toEqual([]);
        return;
      }
      const by = kept.by === undefined ? null : site.people[kept.by];
      // The page that the form stands on is refused as well, where it is shown again.
      expect(events.length).toBeGreaterThan(0);
      const one = { type: kept.type, person_id: by, subject_id: null, data: kept.data ?? {} };
      expect(events).toMatchObject(events.map(() => one));
    },
  );
});

test('the list is long, and says of each attack that leaves no event why', () => {
  const all = Object.values(LISTS).flat();
  expect(all.length).toBeGreaterThan(300);
  expect(all.every(({ kept }) => !('none' in kept) || kept.none.length > 20)).toBe(true);
});

test('the log tells what was turned away at the door, and no name, address or key', () => {
  const log = site.office.site.logged();
  for (const status of [400, 403, 405, 413, 414, 421])
    expect(log).toMatch(new RegExp(`Nekat vid dörren: .*\\(${status}\\)`));
  expect(log).not.toMatch(/Error|\s+at /);
  expectNothingPersonal(log);
});

test('the audit chains hold after all of it', async () => {
  expect(await site.chainFaults()).toEqual([]);
});
