import { newId } from '#platform/uuid.server.ts';
import { type Attack } from './attack.ts';
import { DECIDED, LONG, MEANWHILE, NOT_WHOLE, TO, TURNED, WORDS, at, wrong, type Fields } from './case-parts.ts';

const decide = (name: string, changed: Fields, says: string, status = 400): Attack =>
  wrong(
    `decide with ${name}`,
    (site) => ({ at: at('agenda', '/beslut?/besluta')(site), fields: { ...DECIDED, ...changed } }),
    says,
    status,
  );
const follow = (name: string, form: string, fields: Fields, says = NOT_WHOLE, status = 400): Attack =>
  wrong(`${form} with ${name}`, (site) => ({ at: at('adjusted', `/beslut?/${form}`)(site), fields }), says, status);
const dispatch = (name: string, changed: Fields, says: string, status = 400): Attack =>
  wrong(
    `send to ${name}`,
    (site) => ({ at: at('adjusted', '/utskick?/mejla')(site), fields: { ...TO, ...changed } }),
    says,
    status,
  );

/** The case's forms, forged and unfit, by somebody who may send them. */
export const CASE_FORM_ATTACKS: readonly Attack[] = [
  decide('a number that nobody saw', { version: '-1' }, MEANWHILE, 409),
  decide('words for a number', { version: 'abc' }, 'Sidan är för gammal.'),
  decide('no number', { version: '' }, 'Sidan är för gammal.'),
  decide('a result that there is not', { 'beslut-1': 'bifall' }, 'Välj vad det blev av förslag'),
  decide('a proposal that the memo has not', { 'beslut-2': 'approved' }, MEANWHILE, 409),
  decide('a paragraph on two lines', { paragraf: '14\r\nBcc: spion@exempel.se' }, 'Skriv paragrafen på en rad'),
  decide('too many words', { reservationer: LONG }, 'Texten är för lång.'),
  decide('a wording that turns the writing', { 'beslut-1': 'amended', 'lydelse-1': TURNED }, 'vänder skrivriktningen'),
  decide('reservations that turn the writing', { reservationer: TURNED }, 'vänder skrivriktningen'),
  decide('a reason that turns the writing', { 'beslut-1': 'remanded', skal: TURNED }, 'vänder skrivriktningen'),
  decide('a wording of what was not amended', { 'lydelse-1': 'Ett annat beslut.' }, 'Du har skrivit en lydelse'),
  decide(
    'a script, and no result',
    { 'beslut-1': '', reservationer: '<script>alert(1)</script>' },
    '&lt;script>alert(1)&lt;/script>',
  ),
  decide(
    'a sitting of others to table to',
    { 'beslut-1': 'tabled', skal: 'Senare.', till: newId() },
    'Välj ett senare sammanträde',
    422,
  ),
  wrong(
    'decide anew what is decided',
    (site) => ({ at: at('adjusted', '/beslut?/besluta')(site), fields: DECIDED }),
    'Ärendet är inte på dagordningen',
    409,
  ),
  wrong(
    'correct what is adjusted',
    (site) => ({ at: at('adjusted', '/beslut?/ratta')(site), fields: { ...DECIDED, version: '1' } }),
    'Protokollet är justerat',
    409,
  ),
  wrong(
    'remand by hand after the sitting',
    (site) => ({ at: at('agenda', '?/ater')(site), fields: { no: '3', dag: '2018-03-20', skal: 'Skriv om.' } }),
    'Sammanträdet har varit.',
    409,
  ),
  wrong(
    'move with a forged number',
    (site) => ({ at: at('agenda', '?/ater')(site), fields: { no: '1e3', dag: '2018-03-20', skal: 'Skriv om.' } }),
    NOT_WHOLE,
  ),
  wrong(
    'move with no number',
    (site) => ({ at: at('agenda', '?/ater')(site), fields: { dag: '2018-03-20', skal: 'Skriv om.' } }),
    NOT_WHOLE,
  ),
  wrong(
    'approve in a name on two lines',
    (site) => ({
      at: at('draft', '?/godkand')(site),
      fields: { no: '1', dag: '2026-04-20', vems: 'chief', godkannare: 'Anna\nEk', roll: 'chef' },
    }),
    'Skriv namnet på en rad.',
  ),
  wrong(
    'approve for somebody whom nobody asks',
    (site) => ({
      at: at('draft', '?/godkand')(site),
      fields: { no: '1', dag: '2026-04-20', vems: 'kungen', godkannare: 'Anna', roll: 'chef' },
    }),
    NOT_WHOLE,
  ),
  follow('a forged number', 'justera', { version: '1.5', day: '2018-03-26', by: 'Karin Dahl' }),
  follow('a number beyond all', 'ansla', { version: '99999999999', day: '2018-03-26' }),
  follow('no number', 'overklagan', { note: '' }),
  follow('nothing', 'justera', {}, 'Skriv dagen så här'),
  follow(
    'names on two lines',
    'justera',
    { version: '3', day: '2018-03-26', by: 'Karin\u2028Dahl' },
    'Skriv namnen på en rad.',
  ),
  follow(
    'a day before the minutes were adjusted',
    'ansla',
    { version: '3', day: '2018-03-25' },
    'Dagen kan inte vara före',
    422,
  ),
  follow('a day that is to come', 'ansla', { version: '3', day: '2099-01-01' }, 'Dagen kan inte vara före', 422),
  dispatch(
    'an address with a header in it',
    { 'adress-0': 'kansli@norrvik.example\r\nBcc: spion@exempel.se' },
    'Skriv en mejladress till Kansliet',
  ),
  dispatch(
    'two addresses in one',
    { 'adress-0': 'a@norrvik.example, spion@exempel.se' },
    'Skriv en mejladress till Kansliet',
  ),
  dispatch(
    'an address in angle brackets',
    { 'adress-0': 'Kansli <a@norrvik.example>' },
    'Skriv en mejladress till Kansliet',
  ),
  dispatch(
    'a recipient with a header in it',
    { 'mottagare-0': 'Kansliet\r\nBcc: spion@exempel.se' },
    'Skriv mottagaren på en rad',
  ),
  dispatch('a recipient that turns the writing', { 'mottagare-0': 'Kansliet\u202e' }, 'Skriv mottagaren på en rad'),
  dispatch('a recipient of 5 000 signs', { 'mottagare-0': LONG }, 'högst 500'),
  dispatch('one who has got it', { 'mottagare-0': 'POLISEN i Norrvik' }, 'Beslutet har redan skickats till', 409),
  dispatch(
    'one twice with two addresses',
    { 'mottagare-ny': 'kansliet', 'adress-ny': 'annan@norrvik.example' },
    'två gånger, med olika adresser',
  ),
  wrong(
    'send before the minutes are adjusted',
    (site) => ({ at: at('agenda', '/utskick?/mejla')(site), fields: TO }),
    'Skriv först in vad nämnden beslutade.',
    409,
  ),
  wrong(
    'return what was sent by others',
    (site) => ({
      at: at('adjusted', '/utskick?/retur')(site),
      fields: { id: site.council.other.dispatchId, retur: 'Nej.' },
    }),
    'Utskicket finns inte.',
    404,
  ),
  wrong(
    'return what has no id',
    (site) => ({ at: at('adjusted', '/utskick?/retur')(site), fields: { id: '"><script>', retur: 'Nej.' } }),
    NOT_WHOLE,
  ),
  wrong(
    'return with words that turn the writing',
    (site) => ({
      at: at('adjusted', '/utskick?/retur')(site),
      fields: { id: site.council.own.dispatchId, retur: TURNED },
    }),
    'vänder skrivriktningen',
  ),
  wrong(
    'mark words that stand nowhere',
    (site) => ({
      at: at('adjusted', '/lamna-ut?/markera')(site),
      fields: { what: 'ord', passage: 'Det här står ingenstans.', section: '18 kap. 1 §', reason: 'Skada.' },
    }),
    'Orden finns inte i någon av ärendets handlingar',
    422,
  ),
  wrong(
    'mark in a way that there is not',
    (site) => ({
      at: at('adjusted', '/lamna-ut?/markera')(site),
      fields: { what: 'allt', section: '18 kap. 1 §', reason: 'Skada.' },
    }),
    NOT_WHOLE,
  ),
  wrong(
    'lift a mark by no id',
    (site) => ({ at: at('adjusted', '/lamna-ut?/ta_bort')(site), fields: { id: '1 or 1=1' } }),
    NOT_WHOLE,
  ),
  wrong(
    'archive with a forged number',
    (site) => ({ at: at('adjusted', '/arkiv?/arkiverat')(site), fields: { no: '3.7' } }),
    NOT_WHOLE,
  ),
  wrong(
    'archive what is not packed',
    (site) => ({ at: at('adjusted', '/arkiv?/arkiverat')(site), fields: { no: '3' } }),
    'Gör ett arkivpaket av ärendet',
    409,
  ),
  wrong(
    'finalise with forged numbers',
    (site) => ({ at: at('draft', '/granska')(site), fields: { step: '-1', memo: '9e9' } }),
    MEANWHILE,
    409,
  ),
  wrong(
    'send a memo that nobody saw',
    (site) => ({
      at: at('draft', '/samrad?/skicka')(site),
      fields: { step: '1', memo: 'x', due: '2030-01-15', 'asked-party': 'Skolan', 'asked-person': '' },
    }),
    MEANWHILE,
    409,
  ),
  wrong(
    'send to nobody’s id',
    (site) => ({
      at: at('draft', '/samrad?/skicka')(site),
      fields: { step: '1', memo: '1', due: '2030-01-15', 'asked-party': 'Skolan', 'asked-person': 'x' },
    }),
    'Välj personen i listan.',
  ),
  wrong(
    'sittings on days that are none',
    ({ own }) => ({
      at: `/arbete/sammantraden/${own.slug}?/lagg-till`,
      fields: { namnd: newId(), dagar: '2026-02-31' },
    }),
    'Skriv dagen så här',
  ),
  wrong(
    'sittings of a thousand days',
    ({ own }) => ({
      at: `/arbete/sammantraden/${own.slug}?/lagg-till`,
      fields: { namnd: newId(), dagar: '2026-02-03 '.repeat(1_000) },
    }),
    'Skriv högst 60',
  ),
  wrong(
    'a body by a script for an id',
    ({ own }) => ({
      at: `/arbete/sammantraden/${own.slug}?/dagar`,
      fields: { id: '"><script>alert(1)</script>', samrad: '', godkannande: '', kallelse: '' },
    }),
    NOT_WHOLE,
  ),
  wrong(
    'cancel the sitting of others',
    ({ own, council }) => ({
      at: `/arbete/sammantraden/${own.slug}?/stall-in`,
      fields: { id: council.other.sittingId },
    }),
    'Sammanträdet finns inte.',
    404,
  ),
  wrong(
    'a template’s version that there is not',
    (site) => ({ at: `${WORDS(site)}/wordmall?/valj`, fields: { version: 'abc' } }),
    'Den mallen finns inte.',
    404,
    'administrator',
  ),
  wrong(
    'erase a list that nobody saw',
    (site) => ({ at: `${WORDS(site)}/gallring?/godkann`, fields: { kind: 'documents', listed: '0'.repeat(64) } }),
    'Listan har ändrats sedan du såg den',
    409,
    'administrator',
  ),
  wrong(
    'erase a kind that there is not',
    (site) => ({ at: `${WORDS(site)}/gallring?/godkann`, fields: { kind: 'allt', listed: '0'.repeat(64) } }),
    NOT_WHOLE,
    400,
    'administrator',
  ),
];
