import { newInputId } from '#dialogue/receipt.server.ts';
import { ascii, PNG } from '../picture-files.ts';
import { A_MISTAKE, AT_THE_DOOR, nothingThere, type Attack, type Kept, type Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';

const NO_PAGE = 'Kontrollera att adressen är rätt';
const OTHERS = 'Någon annan har ändrat texten';
const PERSONAL = 'Ta bort personuppgiften';
const MISTAKE: Kept = { none: A_MISTAKE };
type Fields = Readonly<Record<string, string>>;

/** The walk's address at the office, and what follows it. */
const at = ({ own, said }: AttackedSite, rest = '', walk = said.own.walkId): string =>
  `/arbete/dialoger/${own.slug}/${said.own.walkDialogueId}/vandring/${walk}${rest}`;
const observation = (site: AttackedSite, rest: string): string => at(site, `/${site.said.own.observationId}${rest}`);

const get = (name: string, address: (site: AttackedSite) => string, says = NO_PAGE): Attack => ({
  name: `read ${name}`,
  how: (site) => ({ as: 'coordinator', at: address(site) }),
  status: 404,
  says,
  kept: nothingThere('coordinator'),
});
const post = (
  name: string,
  how: (site: AttackedSite) => { readonly at: string; readonly fields: Fields; readonly file?: Sent['file'] },
  says: string,
  status = 400,
  kept: Kept = status === 404 ? nothingThere('coordinator') : MISTAKE,
): Attack => ({
  name,
  how: (site) => {
    const { file, ...sent } = how(site);
    return { as: 'coordinator', ...sent, ...(file === undefined ? {} : { file }) };
  },
  status,
  says,
  kept,
});
const picture = (name: string, bytes: Uint8Array, says: string, more: Fields = {}, kept?: Kept): Attack =>
  post(
    `put ${name} beside an observation`,
    (site) => ({
      at: observation(site, '?/bild'),
      fields: { nyckel: newInputId(), visar: 'Torget', skede: 'before', ...more },
      file: { field: 'bild', name: 'bild.jpg', bytes },
    }),
    says,
    'visar' in more ? 400 : 422,
    kept,
  );
const REFUSED: Kept = { type: 'file-refused', by: 'coordinator' };

/** Safety walks at the office: their pages, pictures and protocols, and what is written of them. */
export const WALK_ATTACKS: readonly Attack[] = [
  get('a walk of others', (site) => at(site, '', site.said.other.walkId)),
  get('a walk of others as PDF', (site) => at(site, '/protokoll', site.said.other.walkId), 'Det finns inget här.'),
  get('an observation of others', (site) => at(site, `/${site.said.other.observationId}`)),
  get('a picture of others', (site) => at(site, `/bild/${site.said.other.pictureId}`), 'Bilden finns inte.'),
  get(
    'a picture through another dialogue',
    ({ own, said, dialogues }) =>
      `/arbete/dialoger/${own.slug}/${dialogues.own.id}/vandring/${said.own.walkId}/bild/${said.own.pictureId}`,
    'Bilden finns inte.',
  ),
  get('a guessed picture', (site) => at(site, `/bild/${newInputId()}`), 'Bilden finns inte.'),
  get('a folder in place of a picture', (site) => at(site, '/bild/..%2f..%2fetc%2fpasswd'), 'Sidan finns inte.'),
  get(
    'the walks of a dialogue that has none',
    ({ own, dialogues }) => `/arbete/dialoger/${own.slug}/${dialogues.own.id}/vandring`,
  ),
  post(
    'begin a walk with the id of another municipality’s dialogue',
    ({ own, said }) => ({
      at: `/arbete/dialoger/${own.slug}/${said.other.walkDialogueId}/vandring?/ny`,
      fields: { nyckel: newInputId(), dag: '2026-10-05', vag: 'Torget' },
    }),
    NO_PAGE,
    404,
  ),
  post(
    'begin a walk with the id of one that is there',
    ({ own, said }) => ({
      at: `/arbete/dialoger/${own.slug}/${said.own.walkDialogueId}/vandring?/ny`,
      fields: { nyckel: said.own.walkId, dag: '2026-10-05', vag: 'Torget' },
    }),
    'En annan vandring är redan sparad',
    409,
  ),
  post(
    'begin a walk in the year 9999',
    ({ own, said }) => ({
      at: `/arbete/dialoger/${own.slug}/${said.own.walkDialogueId}/vandring?/ny`,
      fields: { nyckel: newInputId(), dag: '9999-12-31', vag: 'Torget' },
    }),
    'Skriv dagen så här',
  ),
  post(
    'tell a walk anew as its 99th version',
    (site) => ({ at: at(site, '?/ratta'), fields: { no: '99', dag: '2026-10-05', vag: 'Torget' } }),
    OTHERS,
    409,
  ),
  post(
    'tell a walk anew with a phone number in other digits',
    (site) => ({ at: at(site, '?/ratta'), fields: { no: '1', dag: '2026-10-05', vag: 'Ring ٠٧٠-١٢٣ ٤٥ ٦٧' } }),
    PERSONAL,
  ),
  post(
    'add an observation to a walk of others',
    (site) => ({
      at: at(site, '?/iakttagelse', site.said.other.walkId),
      fields: { nyckel: newInputId(), sort: 'good', text: 'Fint.' },
    }),
    NO_PAGE,
    404,
  ),
  post(
    'add an observation of a kind that is none',
    (site) => ({ at: at(site, '?/iakttagelse'), fields: { nyckel: newInputId(), sort: '__proto__', text: 'Fint.' } }),
    'Välj något i listan.',
  ),
  post(
    'write an observation as its 99th version',
    (site) => ({ at: observation(site, '?/skriv'), fields: { no: '99', text: 'Fint.', problem: 'ljus' } }),
    OTHERS,
    409,
  ),
  post(
    'answer an observation of others',
    (site) => ({
      at: at(site, `/${site.said.other.observationId}?/svara`),
      fields: { no: '1', svarstext: 'Vi byter lamporna.', blir: 'answered' },
    }),
    NO_PAGE,
    404,
  ),
  post(
    'answer an observation with a phone number cut by a sign that is not seen',
    (site) => ({
      at: observation(site, '?/svara'),
      fields: { no: '1', svarstext: 'Ring 070-1\u200b23 45 67.', blir: 'answered' },
    }),
    PERSONAL,
  ),
  post(
    'make an observation a measure of a point of others',
    (site) => ({ at: observation(site, '?/atgard'), fields: { no: '1', losningspunkt: site.other.point(0) } }),
    'Punkten finns inte längre.',
    404,
  ),
  post(
    'come back to an observation in the year 1',
    (site) => ({ at: observation(site, '?/aterbesok'), fields: { no: '1', dag: '0001-01-01', hur: 'gone' } }),
    'Skriv dagen så här',
  ),
  post(
    'come back to an observation tomorrow',
    (site) => ({ at: observation(site, '?/aterbesok'), fields: { no: '1', dag: '2199-01-01', hur: 'gone' } }),
    'Dagen har inte varit än.',
    422,
  ),
  post(
    'come back to an observation that somebody has come back to',
    (site) => ({ at: observation(site, '?/aterbesok'), fields: { no: '0', dag: '2026-01-01', hur: 'gone' } }),
    OTHERS,
    409,
  ),
  picture('a drawing called JPEG', ascii('<svg xmlns="x"><script>1</script></svg>'), 'ingen bild', {}, REFUSED),
  picture('a page behind the head of a GIF', ascii('GIF89a/*<script>*/'), 'ingen bild', {}, REFUSED),
  picture('no picture', ascii(''), 'Filen är tom.'),
  picture('a picture that tells nothing', PNG, 'Skriv vad bilden visar', { visar: ' \u200b ' }),
  picture('a picture with a number in its words', PNG, PERSONAL, { visar: 'Bilen ABC\u200b 123 vid torget' }),
  post(
    'put another’s picture beside an observation by its id',
    (site) => ({
      at: observation(site, '?/bild'),
      fields: { nyckel: site.said.own.pictureId, visar: 'Torget', skede: 'before' },
      file: { field: 'bild', name: 'bild.jpg', bytes: PNG },
    }),
    'En annan bild är redan sparad',
    409,
  ),
  post(
    'put 31 MB beside an observation',
    (site) => ({
      at: observation(site, '?/bild'),
      fields: { visar: 'Torget' },
      file: { field: 'bild', name: 'bild.jpg', bytes: new Uint8Array(31_000_000) },
    }),
    'Bilden är för stor.',
    413,
    { none: AT_THE_DOOR },
  ),
];
