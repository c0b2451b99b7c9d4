import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { layMap } from '#places/lay-map.server.ts';
import { loadMapPage } from '#places/map-page.server.ts';
import { mapSent, unknownAreaFaults } from '#places/map-sent.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { typedWords } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) => ({
  ...(await officeWork(event, 'office:read', loadMapPage)),
  id: newId(),
  said: event.url.searchParams.get('gjort'),
});

export const actions: Actions = {
  lagg: async (event) => {
    const form = await event.request.formData().catch(() => new FormData());
    const sent = { form: 'karta', typed: typedWords(form) };
    const refuse = (faults: readonly string[]) =>
      unfit(
        event,
        'dialogue:write',
        sent,
        faults.map((message) => ({ field: 'fil', message })),
      );
    await mayAct(event, 'dialogue:write');
    const read = await mapSent(form);
    if ('faults' in read) return refuse(read.faults);
    const { nyckel = '', hoppa } = sent.typed;
    const laid = { id: isUuid(nyckel) ? nyckel : newId(), map: read.map, skipUnknown: hoppa === 'ja' };
    const result = await officeAct(event, 'dialogue:write', sent, (work) => layMap(work, laid));
    if (!('done' in result)) return result;
    if (result.done.length > 0 && !laid.skipUnknown) return refuse(unknownAreaFaults(result.done));
    redirect(303, `${event.url.pathname}?gjort=sparad`);
  },
};
