import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { newTicket, readTicket } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { contactToken } from '#publication/follower-keys.server.ts';
import { insertContact } from '#publication/leave-contact.server.ts';
import type { AskedRecord } from '../asked-record.ts';

/** Dialogues of a municipality, for whoever attacks them. */
export type AskedDialogue = {
  readonly id: string;
  /** Where it is answered, after `/svara`. */
  readonly at: string;
  /** Not opened yet; and what staff are asked. */
  readonly draft: string;
  readonly staff: string;
  readonly staffAt: string;
  /** An answer whose words wait to be looked at, and the ticket that it came with. */
  readonly inputId: string;
  readonly used: string;
  /** Makes a ticket that has not been used; of another dialogue where one is named. */
  ticket(dialogueId?: string): string;
  /** The keys in mail to somebody who answered. */
  readonly confirm: string;
  readonly end: string;
};

export function buildAskedDialogue(built: AskedRecord, secret: string): Promise<AskedDialogue> {
  return built.work(async (work) => {
    const { tx, municipalityId } = work;
    const begin = async (kind: 'resident' | 'staff', title: string): Promise<string> => {
      const days = { heldFrom: '2026-01-01', heldTo: '2026-12-31', feedbackDue: null };
      const input = {
        definition: 'police' as const,
        areaId: null,
        place: null,
        ...days,
        form: standardForm({ sv: title }, []),
      };
      return beginDialogue(work, { id: newId(), kind, input });
    };
    const id = await begin('resident', 'Vad är viktigast?');
    const draft = await begin('resident', 'Inte öppen');
    const staff = await begin('staff', 'Vad ser ni?');
    await stepDialogue(work, id, 'open');
    await stepDialogue(work, staff, 'open');
    const [asked, unopened, ofStaff] = [
      await loadDialogue(work, id),
      await loadDialogue(work, draft),
      await loadDialogue(work, staff),
    ];
    const now = new Date();
    const used = newTicket(secret, id, now);
    const inputId = readTicket(secret, id, used, now) ?? '';
    const answers = { trygg: 3, gora: 'Ring 070-123 45 67.' };
    const said = {
      dialogueId: id,
      versionId: asked.versionId,
      channel: 'web',
      lang: 'sv',
      day: '2026-02-01',
      answers,
    } as const;
    await receiveInput(tx, municipalityId, { id: inputId, ...said });
    const email = 'hemliga@ekby.se';
    const kept = { dialogue: asked, inputId, email, lang: 'sv', today: '2026-02-01', confirmed: true } as const;
    const contactId = (await insertContact({ secret }, tx, municipalityId, kept)) ?? '';
    return {
      id,
      at: `${built.slug}/${asked.slug}`,
      draft: `${built.slug}/${unopened.slug}`,
      staff,
      staffAt: `${built.slug}/${ofStaff.slug}`,
      inputId,
      used,
      ticket: (dialogueId = id) => newTicket(secret, dialogueId, new Date()),
      confirm: contactToken(secret, 'contact-confirm', contactId),
      end: contactToken(secret, 'contact-end', contactId),
    };
  });
}
