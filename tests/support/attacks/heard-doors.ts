import { NOBODY, nothingThere, refusedTo, type Attack } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';

const NO_PAGE = 'Kontrollera att adressen är rätt';
type Fields = Readonly<Record<string, string>>;

/** Doors of a municipality's dialogues, by what follows `/arbete/dialoger/{municipality}`; `:` is the dialogue. */
const PAGES = [
  ['', 'office:read'],
  ['/teman', 'office:read'],
  ['/kedja', 'office:read'],
  ['/befolkning', 'office:read'],
  ['/karta', 'office:read'],
  ['/:', 'office:read'],
  ['/:/granska', 'dialogue:write'],
  ['/:/koda', 'dialogue:write'],
  ['/:/kort', 'dialogue:write'],
  ['/:/kalkylblad', 'dialogue:write'],
  ['/:/kalkylblad/csv', 'office:read'],
  ['/:/fragor', 'office:read'],
  ['/:/fragor/formular.json', 'office:read'],
  ['/:/fragor/ny?typ=comment', 'dialogue:write'],
  ['/:/papper/sv', 'office:read'],
  ['/:/papper/sv/pdf', 'office:read'],
  ['/:/svar', 'office:read'],
  ['/:/resultat', 'office:read'],
  ['/:/pastaenden', 'office:read'],
  ['/:/aterkoppling', 'office:read'],
] as const;
const ACTS = [
  '?/ny',
  '/teman?/ny',
  '/befolkning?/lista',
  '/karta?/lagg',
  '/:?/steg',
  '/:/granska',
  '/:/koda?/spara',
  '/:/koda?/lagg',
  '/:/kort',
  '/:/kalkylblad?/visa',
  '/:/kalkylblad?/ta',
  '/:/fragor?/ordna',
  '/:/fragor?/angra',
  '/:/fragor?/uppgifter',
  '/:/fragor?/borja',
  '/:/fragor?/fil',
  '/:/fragor/ny?typ=comment',
  '/:/pastaenden?/andra',
  '/:/pastaenden?/ta',
  '/:/pastaenden?/prickar',
] as const;
/** The address at the office of what is about a dialogue: our own where left out. */
export const dialogueDoor = ({ own, dialogues }: AttackedSite, rest: string, dialogue = dialogues.own.id): string =>
  `/arbete/dialoger/${own.slug}${rest.replace(':', dialogue)}`;

/** Every page by nobody and by somebody whose task is another; every form by somebody who may read and not write. */
export const HEARD_DOORS: readonly Attack[] = [
  ...PAGES.flatMap(([rest, action]): Attack[] => [
    {
      name: `${rest} without signing in`,
      how: (site) => ({ at: dialogueDoor(site, rest) }),
      status: 401,
      says: 'Logga in',
      kept: { none: NOBODY },
    },
    {
      name: `${rest} as a member of the committee`,
      how: (site) => ({ as: 'member', at: dialogueDoor(site, rest) }),
      status: 403,
      says: 'räcker inte för det här',
      kept: refusedTo(action, 'member'),
    },
    ...(rest.includes(':') ? [ofOthers(`${rest} of another municipality’s dialogue`, rest, undefined)] : []),
  ]),
  ...ACTS.flatMap((rest): Attack[] => [
    {
      name: `${rest} without signing in`,
      how: (site) => ({ at: dialogueDoor(site, rest), fields: {} }),
      status: 401,
      says: 'Logga in',
      kept: { none: NOBODY },
    },
    {
      name: `${rest} as somebody who may not write`,
      how: (site) => ({ as: 'contact', at: dialogueDoor(site, rest), fields: {} }),
      status: 403,
      says: 'Du får inte göra det här',
      kept: refusedTo('dialogue:write', 'contact'),
    },
  ]),
  ofOthers('open the dialogue of another municipality', '/:?/steg', { steg: 'open' }),
];

function ofOthers(name: string, rest: string, fields: Fields | undefined): Attack {
  return {
    name,
    how: (site) => ({
      as: 'coordinator',
      at: dialogueDoor(site, rest, site.dialogues.other.id),
      ...(fields === undefined ? {} : { fields }),
    }),
    status: 404,
    says: rest.endsWith('pdf') || rest.endsWith('csv') || rest.endsWith('json') ? 'Det finns inget här.' : NO_PAGE,
    kept: nothingThere('coordinator'),
  };
}
