import type { DocumentLook } from '#documents/document-look.ts';
import { plain, type DocumentBlock, type DocumentModel } from '#documents/document.ts';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import type { RingPoint } from '#documents/promise-ring.ts';
import { ringSentence } from '#documents/ring-sentence.ts';
import { logoPng } from '#tests/support/picture-files.ts';

const STATES = Object.keys(STATE_LOOK) as PointState[];

export function ringPoints(count: number): RingPoint[] {
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    lanes: (index % 3 === 0
      ? (['municipality', 'police'] as const)
      : ([index % 3 === 1 ? 'municipality' : 'police'] as const)
    ).map((owner, lane) => ({ owner, state: STATES[(index + lane) % 8] ?? 'not-stated' })),
    carriedOver: index % 4 === 3,
  }));
}

/** A report-back of an invented municipality: every kind of block, as long as a real one when it has eight points. */
export function memoModel(count = 8, title = 'Återrapportering av medborgarlöfte för Ekbacken 2017'): DocumentModel {
  const points = ringPoints(count);
  return {
    title,
    author: 'Kommunledningsförvaltningen',
    letterhead: ['Kommunledningsförvaltningen', '14\u00a0maj\u00a02018', 'Diarienummer KS 2018-117', 'Kommunstyrelsen'],
    marks: ['Exempel: påhittad kommun'],
    date: '2018-05-14',
    blocks: [
      { kind: 'heading', level: 2, text: 'Förslag till beslut' },
      {
        kind: 'list',
        ordered: true,
        items: [
          plain('Kommunstyrelsen godkänner återrapporten av medborgarlöftet för Ekbacken 2017.'),
          plain('Återrapporten skickas till kommunfullmäktige.'),
        ],
      },
      { kind: 'heading', level: 2, text: 'Sammanfattning' },
      {
        kind: 'paragraph',
        words: plain(
          `Medborgarlöftet för 2017 gällde stadsdelen Ekbacken och hade ${count}\u00a0punkter. Kommunen och polisen har följt upp varje punkt tillsammans med dem som bor och arbetar i stadsdelen.`,
        ),
      },
      { kind: 'ring', points, alternative: ringSentence(points) },
      {
        kind: 'table',
        caption: 'Punkterna i löftet: ägare och status',
        head: ['Punkt', 'Ägare', 'Status'],
        rows: points.map(({ number, lanes }) => [
          String(number),
          lanes.length > 1 ? 'Kommunen och polisen' : lanes[0]?.owner === 'police' ? 'Polisen' : 'Kommunen',
          lanes.map(({ state }) => STATE_LOOK[state].word).join(', '),
        ]),
      },
      { kind: 'heading', level: 2, text: 'Resultat punkt för punkt' },
      ...points.flatMap(pointBlocks),
      { kind: 'heading', level: 2, text: 'Samråd' },
      {
        kind: 'list',
        ordered: false,
        items: [plain('Kommunpolisen tillstyrker.'), plain('Säkerhetsenheten tillstyrker.')],
      },
      {
        kind: 'paragraph',
        words: [
          { text: 'Uppföljningen finns på ' },
          { text: 'kommunens webbplats', href: 'https://www.example.se/trygghet/medborgarlofte' },
          { text: '. ' },
          { text: 'Uppgift saknas: undertecknarens titel', gap: true },
        ],
      },
    ],
  };
}

/** An invented municipality's logo, twice as wide as high, and its colour. */
export function memoLook(): DocumentLook {
  const source = `data:image/png;base64,${Buffer.from(logoPng(200, 100)).toString('base64')}`;
  return {
    logo: { source, width: 200, height: 100, alternative: 'Kommunens märke: Ekby' },
    colour: { light: '#7a1f5c', dark: '#e5a3cf' },
  };
}

function pointBlocks({ number, carriedOver }: RingPoint): DocumentBlock[] {
  return [
    {
      kind: 'heading',
      level: 3,
      text: `${number}. Kommunen ska ordna minst åtta trygghetsvandringar per år, bland annat ur ett ungdomsperspektiv`,
    },
    { kind: 'labelled', label: 'Ansvar', words: plain('Kommunen') },
    {
      kind: 'labelled',
      label: 'Resultat',
      words: plain(
        'Sex trygghetsvandringar genomfördes. Fritids- och föreningsverksamheten höll öppet fem dagar i veckan för åldern 13-16\u00a0år, och lokala trygghetsrådet tog hand om det som kom fram. En arbetsgrupp har gått igenom belysningen vid Ekbacksgatan-Nygårdsvägen.',
      ),
    },
    { kind: 'labelled', label: 'Status', words: plain('delvis genomförd') },
    { kind: 'labelled', label: 'Siffror', words: plain('6\u00a0trygghetsvandringar 2017, jämfört med 4 under 2016.') },
    ...(carriedOver
      ? [
          {
            kind: 'labelled',
            label: 'Fortsättning',
            words: plain('Punkten tas med till nästa medborgarlöfte.'),
          } as const,
        ]
      : []),
  ];
}

/** Texts that mean something to one of the formats on the way, and must come out as what they are: text. */
export const HOSTILE_TEXTS = [
  '#sys.inputs #eval("1") #image("/etc/passwd")',
  '*b* _i_ `kod` = Rubrik @ref <etikett> $x^2$ // slut \\ radslut',
  '<script>alert(1)</script> </style></title><!-- --> <b>',
  'a & b &amp; c &#60; " \' ]]> <![CDATA[ x',
  '{{mall}} {#loop} ${värde} %PDF-1.7 \\u0041 \\x',
  'noll\u0000tecken \u0001\u0008\u001b[31m \u007f\u0085ny rad\u2028till',
  'lös \ud83d halva och \udc00 halva, \ufffe \uffff',
  'vänd \u202etxet\u202c rätt \u2066x\u2069 \ufeff',
  'ﬁ ﬂ ½ € § – — … ”citat” ’ \u00ad mjukt\u00adbindestreck 50\u00a0%',
  'العربية بين Swedish كلمات',
  '😀 👩‍👩‍👧‍👦 🇸🇪 ✓ ✕ ◐ → 漢字 한국어 ไทย 𝔘𝔫𝔦',
  'a\u030a o\u0308 e\u0301\u0323 z\u0351\u0352\u0353',
  `${'Långtordutanslut'.repeat(12)} https://www.example.se/${'mapp/'.repeat(20)}`,
  '   flera   mellanslag\t\ttabb\n\n\nrader   ',
  '',
];

/** One hostile text in every place that takes one. */
export function hostileModel(text: string): DocumentModel {
  return {
    title: text,
    author: text,
    letterhead: [text, 'Rad'],
    marks: [text],
    date: '2018-05-14',
    blocks: [
      { kind: 'heading', level: 3, text },
      { kind: 'paragraph', words: [{ text }, { text, href: 'https://www.example.se/sida' }, { text, gap: true }] },
      { kind: 'labelled', label: text, words: plain(text) },
      { kind: 'list', ordered: true, items: [plain(text), plain('sist')] },
      { kind: 'list', ordered: false, items: [plain(text)] },
      { kind: 'table', caption: text, head: ['Rubrik', text], rows: [[text, 'cell'], [text], ['a', 'b', text]] },
      { kind: 'ring', points: ringPoints(3), alternative: text },
    ],
  };
}
