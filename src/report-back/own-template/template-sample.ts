import { plain, type DocumentBlock, type DocumentModel } from '#documents/document.ts';
import type { Letterhead } from '#documents/docx/template-tags.ts';
import type { RingPoint } from '#documents/promise-ring.ts';
import { ringSentence } from '#documents/ring-sentence.ts';

const POINTS: readonly RingPoint[] = [
  {
    number: 1,
    lanes: [
      { owner: 'municipality', state: 'kept' },
      { owner: 'police', state: 'kept' },
    ],
    carriedOver: false,
  },
  { number: 2, lanes: [{ owner: 'municipality', state: 'partly-kept' }], carriedOver: true },
  { number: 3, lanes: [{ owner: 'police', state: 'not-kept' }], carriedOver: false },
];

const heading = (level: 2 | 3, text: string): DocumentBlock => ({ kind: 'heading', level, text });
const labelled = (label: string, text: string): DocumentBlock => ({ kind: 'labelled', label, words: plain(text) });

export const SAMPLE_LETTERHEAD: Letterhead = {
  kommun: 'Eken',
  förvaltning: 'Kommunledningsförvaltningen',
  datum: '15\u00a0februari 2027',
  diarienummer: 'KS 2026-41',
  beslutande: 'Kommunstyrelsen',
};

/** A memo of an invented municipality with every kind of paragraph once, to see a template by. */
export function templateSample(): DocumentModel {
  const { kommun, förvaltning, datum, diarienummer, beslutande } = SAMPLE_LETTERHEAD;
  return {
    title: 'Återrapportering av medborgarlöftet för Lövängen 2026',
    author: förvaltning,
    letterhead: [
      `Kommun: ${kommun}`,
      `Förvaltning: ${förvaltning}`,
      `Datum: ${datum}`,
      `Diarienummer: ${diarienummer}`,
      `Beslutande: ${beslutande}`,
    ],
    marks: ['Utkast', 'Exempel: påhittad kommun'],
    date: '2027-02-15',
    blocks: [
      heading(2, 'Förslag till beslut'),
      {
        kind: 'list',
        ordered: true,
        items: [
          plain('Kommunstyrelsen godkänner återrapporten av medborgarlöftet för Lövängen 2026.'),
          plain('Punkt 2 tas med till nästa löfte.'),
        ],
      },
      heading(2, 'Sammanfattning'),
      { kind: 'paragraph', words: plain('Medborgarlöftet för 2026 gällde Lövängen. Det hade tre punkter.') },
      heading(2, 'Löftets punkter'),
      {
        kind: 'table',
        caption: 'Punkternas ägare och status',
        head: ['Punkt', 'Ägare', 'Status'],
        rows: [
          ['1', 'Kommunen och polisen', 'hållet'],
          ['2', 'Kommunen', 'delvis hållet'],
          ['3', 'Polisen', 'inte hållet'],
        ],
      },
      { kind: 'ring', points: POINTS, alternative: ringSentence(POINTS) },
      heading(3, '1. Kommunen och polisen ska hålla fyra trygghetsvandringar.'),
      labelled('Ansvar', 'kommunen och polisen'),
      labelled('Resultat', 'Fyra vandringar hölls, den sista i november. Två lampor lagades efter dem.'),
      heading(2, 'Samråd'),
      { kind: 'list', ordered: false, items: [plain('lokalpolisområdet'), plain('socialförvaltningen')] },
      {
        kind: 'paragraph',
        words: [
          { text: 'Hela uppföljningen: ' },
          {
            text: 'https://loften.exempel.se/eken/lovangen-2026',
            href: 'https://loften.exempel.se/eken/lovangen-2026',
          },
        ],
      },
      heading(2, 'Underskrifter'),
      {
        kind: 'paragraph',
        words: [{ text: 'Kim Ek, ' }, { text: 'Uppgift saknas: titel (den som undertecknar)', gap: true }],
      },
    ],
  };
}
