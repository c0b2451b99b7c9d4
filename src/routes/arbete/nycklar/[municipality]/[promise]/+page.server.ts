import { error, fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { turnKeys } from '#promise/approval.server.ts';
import { answersSent, sendingMessage, signatureSent } from '#promise/keys-form.ts';
import { typedWords } from '#platform/sent-form.ts';
import { changedSince, loadKeysPage } from '#promise/keys-page.server.ts';
import { promiseAt } from '#promise/promise-at.server.ts';
import { sendForApproval } from '#promise/sending.server.ts';
import { addSignature, trashSignature } from '#promise/signature.server.ts';
import { storeSignedDocument } from '#promise/signed-document.server.ts';
import { fileIn } from '#routes/arbete/nycklar/signed-file.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['skickat', 'oforandrat', 'svarat', 'klart', 'undertecknat', 'borttaget'] as const;
const slugOf = (event: RequestEvent): string => event.params['promise'] ?? '';
const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadKeysPage(work, municipality, event.params['promise'] ?? '', today()),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, today: today(), said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

export const actions: Actions = {
  skicka: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'skicka', typed: typedWords(form) };
    const parsed = sendingMessage(form);
    if (!parsed.ok) return unfit(event, 'promise:send', sent, parsed.faults);
    const result = await officeAct(event, 'promise:send', sent, async (work) =>
      sendForApproval(work, await promiseAt(work, slugOf(event)), { message: parsed.value, today: today() }),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?${result.done === null ? 'oforandrat' : 'skickat'}`);
  },
  svara: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'svara', typed: typedWords(form) };
    const parsed = answersSent(form);
    if (!parsed.ok) return unfit(event, 'promise:approve', sent, parsed.faults);
    const result = await officeAct(event, 'promise:approve', sent, async (work) =>
      turnKeys(work, await promiseAt(work, slugOf(event)), { ...parsed.value, today: today() }),
    );
    if ('done' in result) redirect(303, `${event.url.pathname}?${result.done.complete ? 'klart' : 'svarat'}`);
    if (result.data.code !== 'key-outdated') return result;
    const seen = parsed.value.answers.map(({ versionId }) => versionId);
    const changed = await officeWork(event, 'promise:approve', async (work) =>
      changedSince(work, await promiseAt(work, slugOf(event)), seen),
    );
    return fail(result.status, { ...result.data, changed });
  },
  underteckna: async (event) => {
    const form = await event.request.formData().catch(() => new FormData());
    const sent = { form: 'underteckna', typed: typedWords(form) };
    const parsed = signatureSent(form);
    if (!parsed.ok) return unfit(event, 'promise:sign', sent, parsed.faults);
    const file = await fileIn(form, 'handling');
    const result = await officeAct(event, 'promise:sign', sent, async (work) => {
      const fileSha256 = file === null ? null : await storeSignedDocument(work, file);
      return addSignature(work, await promiseAt(work, slugOf(event)), { ...parsed.value, fileSha256 }, today());
    });
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?undertecknat#underskrifter`);
  },
  'ta-bort': async (event) => {
    const form = await wordsSent(event.request);
    const result = await officeAct(event, 'promise:sign', { form: 'ta-bort', typed: {} }, async (work) =>
      trashSignature(work, await promiseAt(work, slugOf(event)), String(form.get('underskrift') ?? ''), today()),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?borttaget#underskrifter`);
  },
};
