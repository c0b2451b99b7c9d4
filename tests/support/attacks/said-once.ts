import { swedishDay } from '#checking/day-words.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { JPEG } from '../picture-files.ts';
import { walkOf } from '../walk-rows.ts';
import type { Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import { dialogueDoor } from './heard-doors.ts';
import { ticketAt } from './point-questions.ts';

type Form = readonly [makes: string, by: string, how: (site: AttackedSite) => Sent | Promise<Sent>];
type Fields = Readonly<Record<string, string>>;

const office = (
  makes: string,
  by: string,
  rest: (site: AttackedSite) => string,
  fields: (site: AttackedSite) => Fields,
): Form => [makes, by, (site) => ({ as: 'coordinator', at: dialogueDoor(site, rest(site)), fields: fields(site) })];
const walk = ({ said }: AttackedSite): string => `/${said.own.walkDialogueId}/vandring/${said.own.walkId}`;
const observation = (site: AttackedSite): string => `${walk(site)}/${site.said.own.observationId}`;
const device = (site: AttackedSite, rest: string, raw: string | Uint8Array): Sent => ({
  as: 'contact',
  at: `/arbete/falt/${site.own.slug}/${rest}`,
  raw,
  headers: { accept: 'application/json', 'content-type': 'application/json' },
});

/** Every form and door of a dialogue that keeps something: by the table that it makes a row in. */
export const SAID_ONCE: readonly Form[] = [
  office(
    'dialogue',
    'its form',
    () => '?/ny',
    () => ({
      nyckel: newId(),
      slag: 'resident',
      rubrik: 'Tjugo gånger',
      mening: 'police',
      omrade: '',
      plats: '',
      fran: '2026-01-01',
      till: '2026-01-02',
      besked: '',
    }),
  ),
  office(
    'theme',
    'its form',
    () => '/teman?/ny',
    () => ({ nyckel: newId(), namn: 'Tomma lokaler', under: '' }),
  ),
  office(
    'theme_answer',
    'its form',
    ({ said }) => `/teman/${said.own.theme}?/varfor`,
    ({ dialogues }) => ({
      no: '0',
      dialog: dialogues.own.id,
      varfor: 'Lamporna byts redan.',
    }),
  ),
  office(
    'theme_version',
    'merging',
    ({ said }) => `/teman/${said.own.theme}?/sla-ihop`,
    ({ said }) => ({
      no: '1',
      med: said.own.otherTheme,
      skal: '',
    }),
  ),
  office(
    'coding',
    'the desk',
    () => '/:/koda?/spara',
    ({ said }) => ({
      svar: said.own.input,
      no: '0',
      'tema-1': 'Hundar på torget',
    }),
  ),
  office(
    'input_review',
    'the desk',
    () => '/:/granska',
    ({ dialogues }) => ({
      svar: dialogues.own.inputId,
      no: '0',
      beslut: 'masked',
      skal: 'Nummer',
      'text-gora': 'Ring [borttaget].',
    }),
  ),
  office(
    'statement',
    'its form',
    () => '/:/pastaenden?/ny',
    () => ({ nyckel: newId(), sv: 'Bänkarna är hela.' }),
  ),
  office(
    'statement',
    'a suggestion that is taken',
    () => '/:/pastaenden?/ta',
    ({ said }) => ({
      forslag: said.own.suggestion,
      sv: 'Bussen ska gå oftare.',
    }),
  ),
  office(
    'dots',
    'its form',
    () => '/:/pastaenden?/prickar',
    ({ said }) => ({
      version: '0',
      [`for-${said.own.statement}`]: '3',
    }),
  ),
  office(
    'register_figure',
    'its form',
    () => '/befolkning?/lista',
    () => ({
      nyckel: newId(),
      omrade: '',
      ar: '2025',
      kalla: 'SCB',
      lista: 'Slag;Grupp;Antal\nkön;Kvinnor;500',
    }),
  ),
  office(
    'input',
    'a card',
    () => '/:/kort',
    () => ({
      version: '1',
      sprak: 'sv',
      dag: '2026-02-01',
      kort: newInputId(),
      'c.trygg': '3',
    }),
  ),
  office(
    'feedback_version',
    'its form',
    () => '/:/aterkoppling?/skriv',
    () => ({
      version: '0',
      inledning: 'Vi hörde er.',
      citat: '',
    }),
  ),
  office(
    'feedback_page',
    'publishing',
    () => '/:/aterkoppling?/publicera',
    () => ({ version: '0', andrat: '' }),
  ),
  office(
    'walk',
    'its form',
    ({ said }) => `/${said.own.walkDialogueId}/vandring?/ny`,
    () => ({
      nyckel: newInputId(),
      dag: '2026-10-05',
      vag: 'Torget',
    }),
  ),
  office(
    'observation',
    'its form',
    (site) => `${walk(site)}?/iakttagelse`,
    () => ({
      nyckel: newInputId(),
      sort: 'good',
      text: 'Fint planterat.',
    }),
  ),
  office(
    'observation_revisit',
    'its form',
    (site) => `${observation(site)}?/aterbesok`,
    () => ({
      no: '1',
      dag: '2026-01-01',
      hur: 'gone',
    }),
  ),
  office(
    'measure',
    'an observation',
    (site) => `${observation(site)}?/atgard`,
    ({ own }) => ({
      no: '1',
      losningspunkt: own.point(0),
    }),
  ),
  [
    'observation_picture',
    'its form',
    (site) => ({
      as: 'coordinator',
      at: dialogueDoor(site, `${observation(site)}?/bild`),
      fields: { nyckel: newInputId(), visar: 'Torget', skede: 'after' },
      file: { field: 'bild', name: 'bild.jpg', bytes: JPEG },
    }),
  ],
  [
    'point_question_reply',
    'the desk',
    ({ own, said }) => ({
      as: 'coordinator',
      at: `/arbete/fragor/${own.slug}?/svara`,
      fields: {
        fraga: said.own.question,
        part: own.parties.municipality,
        version: '0',
        visas: 'Hur mycket ljusare?',
        svaret: 'Dubbelt.',
        synligt: 'ja',
      },
    }),
  ],
  [
    'input',
    'a device',
    (site) => {
      const { id: dialogueId } = site.dialogues.own;
      const { versionId } = site.said.own;
      const said = { lang: 'sv', day: swedishDay(new Date()), answers: { trygg: 3 } };
      return device(
        site,
        'skicka',
        JSON.stringify({ id: newInputId(), kind: 'interview', dialogueId, versionId, ...said }),
      );
    },
  ],
  [
    'walk',
    'a device',
    (site) => device(site, 'skicka', JSON.stringify({ kind: 'walk', ...walkOf(site.said.own.walkDialogueId) })),
  ],
  ['walk_picture', 'a device', (site) => device(site, `bild/${site.said.own.walkDialogueId}/${newInputId()}`, JPEG)],
  [
    'dialogue_contact',
    'an answer with an address',
    ({ dialogues: { own } }) => ({
      at: `/svara/${own.at}`,
      fields: { biljett: own.ticket(), 'f-trygg': '3', epost: 'hemliga@tjugo.se' },
    }),
  ],
  [
    'input',
    'an answer from staff',
    ({ own, dialogues }) => ({
      as: 'contact',
      at: `/arbete/dialoger/${own.slug}/${dialogues.own.staff}/svara`,
      fields: { biljett: dialogues.own.ticket(dialogues.own.staff), 'f-trygg': '3', mejl: 'ja' },
    }),
  ],
  [
    'vote',
    'a page of statements',
    async (site) => {
      const at = `/svara/${site.dialogues.own.at}/pastaenden`;
      return { at, fields: { biljett: await ticketAt(site, at), [`p-${site.said.own.statement}`]: 'for' } };
    },
  ],
  [
    'statement_suggested',
    'a page of statements',
    async (site) => {
      const at = `/svara/${site.dialogues.own.at}/pastaenden`;
      return { at, fields: { biljett: await ticketAt(site, at), eget: 'Mer ljus vid bron.' } };
    },
  ],
  [
    'noticed',
    'a point’s form',
    async (site) => {
      const at = `/svara/${site.followed.noticed}/marks`;
      return { at: `${at}?/marks`, fields: { biljett: await ticketAt(site, at), marks: 'yes' } };
    },
  ],
  [
    'point_question',
    'a point’s form',
    async (site) => {
      const at = `/svara/${site.followed.noticed}/marks`;
      return { at: `${at}?/fraga`, fields: { biljett: await ticketAt(site, at, 1), fraga: 'När?' } };
    },
  ],
  office(
    'dialogue_step',
    'closing',
    () => '/:?/steg',
    () => ({ steg: 'closed' }),
  ),
];
