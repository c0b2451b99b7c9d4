/** Use cases that name nothing of another's: what they write lies in the municipality that they are told. */
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue } from '#dialogue/write-dialogue.server.ts';
import { addTheme, ensureUsualThemes } from '#dialogue/write-theme.server.ts';
import { takeName } from '#places/address-names.server.ts';
import { addAreaTyped } from '#places/area-register.server.ts';
import { addForum } from '#places/forums.server.ts';
import { layMap } from '#places/lay-map.server.ts';
import { addParty } from '#places/parties.server.ts';
import { logoPicture, saveLogo } from '#places/logo.server.ts';
import {
  addArea,
  addPlace,
  ensureAgreement,
  ensureAreas,
  ensureForum,
  ensureGoal,
  ensureParty,
  ensurePlace,
} from '#places/registers.server.ts';
import { saveSettingsPart } from '#places/settings.server.ts';
import { keepRegisterList } from '#situation/register.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { storeSignedDocument } from '#promise/signed-document.server.ts';
import { exportAudit } from '#report-back/audit-view.server.ts';
import { logoPng } from './picture-files.ts';
import { refOf, YEAR, type Cases } from './wall-cases.ts';

export const MAKERS: Cases = {
  beginDialogue: (w) => {
    const days = { heldFrom: '2021-09-01', heldTo: '2021-09-30', feedbackDue: null };
    const form = standardForm({ sv: 'Vad är viktigt?' }, []);
    const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
    return beginDialogue(w, { id: newId(), kind: 'resident', input });
  },
  keepRegisterList: (w) => {
    const rows = [{ kind: 'sex' as const, label: 'Män', people: 400 }];
    return keepRegisterList(w, { id: newId(), areaId: null, year: 2022, source: 'SCB', rows });
  },
  layMap: (w) =>
    layMap(w, {
      id: newId(),
      map: { areas: [], lines: [], places: [{ name: 'Torget', at: [15.6, 58.4] }] },
      skipUnknown: false,
    }),
  addArea: (w) => addArea(w, 'Nyby'),
  addAreaTyped: (w) => addAreaTyped(w, { name: 'Nyby', from: null }),
  addForum: (w) => addForum(w, { kind: 'board', name: 'Ny nämnd' }),
  addParty: (w) => addParty(w, { kind: 'police', name: 'Ny polis' }),
  addTheme: (w) => addTheme(w, newId(), { name: 'Nytt tema', parentId: null }),
  ensureUsualThemes,
  addPlace: (w) => addPlace(w, 'Ny plats'),
  ensureAgreement: (w) => ensureAgreement(w, 'Ny överenskommelse', null),
  ensureAreas: (w) => ensureAreas(w, ['Nyby']),
  ensureForum: (w) => ensureForum(w, 'Ny nämnd'),
  ensureGoal: (w) => ensureGoal(w, { number: 9, body: 'Nytt mål.', period: YEAR }),
  ensureParty: (w) => ensureParty(w, 'police', 'Ny polis'),
  ensurePlace: (w) => ensurePlace(w, 'Ny plats'),
  exportAudit: (w, ids) =>
    exportAudit(
      w,
      refOf(ids),
      { chain: 'municipality', filter: { type: null, personId: null, from: null, to: null } },
      'csv',
    ),
  saveLogo: async (w) => saveLogo(w, await logoPicture(logoPng(40, 20))),
  saveSettingsPart: (w) => saveSettingsPart(w, 'late', { before: [1] }),
  storeSignedDocument: (w) => storeSignedDocument(w, { bytes: Buffer.from('%PDF-1.7\n'), name: 'löftet.pdf' }),
  takeName: (w) => takeName(w, 'nytt-namn'),
};
