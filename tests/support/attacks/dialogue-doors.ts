import { newId } from '#platform/uuid.server.ts';
import { nothingThere, refusedTo, type Attack } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';

const NOT_YOURS = 'Du får inte göra det här';
const NO_PAGE = 'Kontrollera att adressen är rätt';

/** What follows a dialogue's address at the office, and a form that it takes. */
const DOORS: readonly {
  readonly at: string;
  readonly act: string;
  readonly fields: Readonly<Record<string, string>>;
}[] = [
  { at: 'aterkoppling', act: '?/publicera', fields: { version: '0', andrat: '' } },
  { at: 'aterkoppling', act: '?/skriv', fields: { version: '0', inledning: 'Påhittat.', citat: '' } },
  { at: 'pastaenden', act: '?/ny', fields: { nyckel: newId(), sv: 'Påhittat.' } },
  { at: 'pastaenden', act: '?/lamna', fields: { forslag: newId(), skal: 'insult' } },
];
const address = ({ own }: AttackedSite, id: string, door: { readonly at: string; readonly act: string }): string =>
  `/arbete/dialoger/${own.slug}/${id}/${door.at}${door.act}`;

/** What is written and published of a dialogue, by somebody who may not and with the id of another municipality's. */
export const DIALOGUE_DOOR_ATTACKS: readonly Attack[] = DOORS.flatMap((door): Attack[] => [
  {
    name: `${door.at} ${door.act} as somebody who may not`,
    how: (site) => ({ as: 'auditor', at: address(site, site.dialogues.own.id, door), fields: door.fields }),
    status: 403,
    says: NOT_YOURS,
    kept: refusedTo('dialogue:write', 'auditor'),
  },
  {
    name: `${door.at} ${door.act} of another municipality’s dialogue`,
    how: (site) => ({ as: 'coordinator', at: address(site, site.dialogues.other.id, door), fields: door.fields }),
    status: 404,
    says: NO_PAGE,
    kept: nothingThere('coordinator'),
  },
]);
