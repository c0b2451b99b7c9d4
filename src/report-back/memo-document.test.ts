import { describe, expect, test } from 'vitest';
import type { DocumentModel } from '#documents/document.ts';
import { soundModel } from '#documents/sound-model.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { memoPoint, memoRecord, memoResult } from '#tests/support/memo-records.ts';
import { modelTexts } from '#tests/support/model-texts.ts';

const drawn = (parts: Partial<MemoRecord> = {}, draft = false): string[] =>
  modelTexts(memoDocument(memoRecord(parts), { draft }));
const headings = (model: DocumentModel, level: number): string[] =>
  soundModel(model).blocks.flatMap((block) => (block.kind === 'heading' && block.level === level ? [block.text] : []));

const THEN = { date: '2022-02-14', period: { from: '2021-01-01', to: '2021-12-31' } };
const NOW = { date: '2021-06-01', period: { from: '2021-01-01', to: '2021-12-31' } };
const SOON = { date: '2020-11-01', period: { from: '2021-01-01', to: '2021-12-31' } };

describe('skrivelsens delar', () => {
  test('står i den ordning som en tjänsteskrivelse har', () => {
    const record = memoRecord({
      publications: [{ address: 'https://www.ekvik.se/trygghet/loftet', period: null }],
      prose: [{ heading: 'Så valdes området', text: 'Området valdes efter en dialog.' }],
    });
    expect(headings(memoDocument(record, { draft: false }), 2)).toEqual([
      'Förslag till kommunstyrelsens beslut',
      'Ärende',
      'Beslutsunderlag',
      'Bakgrund',
      'Löftets punkter',
      'Kommunala mål',
      'Jämställdhet',
      'Samråd',
      'Var uppföljningen finns',
      'Redovisning av uppföljningen',
      'Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet',
      'Underskrifter',
      'Beslutet skickas till',
    ]);
  });
  test('utelämnas när uppgifterna inte har något för dem', () => {
    const without = {
      agreements: [],
      goals: [],
      perspectives: [],
      consultation: [],
      committeeReporting: [],
      publications: [],
    };
    const left = headings(memoDocument(memoRecord(without), { draft: true }), 2);
    expect(left).toEqual([
      'Förslag till kommunstyrelsens beslut',
      'Ärende',
      'Beslutsunderlag',
      'Löftets punkter',
      'Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet',
      'Underskrifter',
      'Beslutet skickas till',
    ]);
  });
  test('tabellen har nummer, ägare och status men inga texter, och ringen säger detsamma', () => {
    const points = [
      memoPoint(1, { owners: ['municipality', 'police'], results: [memoResult({ status: 'ongoing' })] }),
      memoPoint(2, { owners: ['police'], results: [memoResult({ status: null })] }),
    ];
    const { blocks } = memoDocument(memoRecord({ points }), { draft: false });
    const table = blocks.find((block) => block.kind === 'table');
    expect(table).toMatchObject({
      head: ['Punkt', 'Ägare', 'Status'],
      rows: [
        ['1', 'Kommunen och polisen', 'pågår'],
        ['2', 'Polisen', 'status inte angiven'],
      ],
    });
    expect(blocks.find((block) => block.kind === 'ring')).toMatchObject({
      alternative: expect.stringContaining('2 punkter: 1 gemensam och 1 polisens.') as string,
    });
  });
  test('ägare som har kommit olika långt står var för sig', () => {
    const point = memoPoint(1, { owners: ['municipality', 'police'] });
    const [kommun, polis] = point.owners;
    const owners = [kommun, polis].flatMap((owner, index) =>
      owner === undefined ? [] : [{ ...owner, state: index === 0 ? ('done' as const) : ('silence' as const) }],
    );
    const texts = drawn({ points: [{ ...point, owners }] });
    expect(texts).toContain('kommunen: genomförd, polisen: ingen uppföljning lämnad');
    expect(texts).toContain('Så gick det: för en punkt har ägarna kommit olika långt.');
  });
});

describe('tempus', () => {
  test.each([
    [
      'har gått',
      THEN,
      'Medborgarlöftet för 2021 gällde Norrby. Det hade tre punkter: en gemensam, en för kommunen och en för polisen.',
    ],
    [
      'pågår',
      NOW,
      'Medborgarlöftet för 2021 gäller Norrby. Det har tre punkter: en gemensam, en för kommunen och en för polisen.',
    ],
    [
      'ligger framåt',
      SOON,
      'Medborgarlöftet för 2021 kommer att gälla Norrby. Det kommer att ha tre punkter: en gemensam, en för kommunen och en för polisen.',
    ],
    [
      'saknar datum',
      { ...THEN, date: null },
      'Medborgarlöftet för 2021 gällde Norrby. Det hade tre punkter: en gemensam, en för kommunen och en för polisen.',
    ],
  ] as const)('löftet, när perioden %s', (_, when, sentence) => expect(drawn(when)).toContain(sentence));

  test.each([
    [THEN, 'Löftet vilade på den här överenskommelsen:'],
    [NOW, 'Löftet vilar på den här överenskommelsen:'],
    [SOON, 'Löftet kommer att vila på den här överenskommelsen:'],
  ])('överenskommelsen: %j', (when, sentence) => expect(drawn(when)).toContain(sentence));

  test.each([
    [THEN, 'Punkterna bidrog till de här av kommunfullmäktiges mål för 2019–2022:'],
    [NOW, 'Punkterna bidrar till de här av kommunfullmäktiges mål för 2019–2022:'],
    [SOON, 'Punkterna ska bidra till de här av kommunfullmäktiges mål för 2019–2022:'],
  ])('målen: %j', (when, sentence) => expect(drawn(when)).toContain(sentence));

  test.each([
    [THEN, 'Så gick det: alla tre punkter är genomförda.'],
    [NOW, 'Så går det: alla tre punkter är genomförda.'],
    [SOON, 'Så står det: alla tre punkter är genomförda.'],
  ])('läget: %j', (when, sentence) => expect(drawn(when)).toContain(sentence));

  test('periodens sista dag har inte gått, dagen efter har den det', () => {
    const period = THEN.period;
    expect(drawn({ period, date: '2021-12-31' }).join('\n')).toContain('gäller Norrby');
    expect(drawn({ period, date: '2022-01-01' }).join('\n')).toContain('gällde Norrby');
    expect(drawn({ period, date: '2021-01-01' }).join('\n')).toContain('gäller Norrby');
  });
});

describe('antal', () => {
  const points = (...owners: ('municipality' | 'police' | 'joint' | 'property-owner')[]) =>
    owners.map((owner, index) =>
      memoPoint(index + 1, { owners: owner === 'joint' ? ['municipality', 'police'] : [owner] }),
    );
  test.each([
    [
      points('joint', 'joint', 'joint', 'municipality', 'municipality', 'municipality', 'police', 'police'),
      'Det hade åtta punkter: tre gemensamma, tre för kommunen och två för polisen.',
    ],
    [points('municipality'), 'Det hade en punkt, för kommunen.'],
    [points('joint'), 'Det hade en punkt, gemensam.'],
    [points('police', 'police'), 'Det hade två punkter, båda för polisen.'],
    [points('joint', 'joint', 'joint'), 'Det hade tre punkter, alla gemensamma.'],
    [points('municipality', 'property-owner'), 'Det hade två punkter: en för kommunen och en för fastighetsägare.'],
  ])('skrivs med ord och är räknade (%#)', (some, sentence) =>
    expect(drawn({ points: some }).join('\n')).toContain(sentence),
  );
});

describe('en punkt', () => {
  const lines = (point: Parameters<typeof memoPoint>[1]): string[] => {
    const texts = drawn({ points: [memoPoint(1, point)] });
    return texts.slice(texts.findIndex((text) => text.startsWith('1. ')) + 1, texts.indexOf('Kommunala mål'));
  };
  test('säger vem som gjorde vad när, där uppgifterna skiljer på det', () => {
    const results = [
      memoResult({ period: 'T1 2021', text: 'Två möten.', status: 'ongoing' }),
      memoResult({
        period: 'T2 2021',
        by: 'police',
        text: 'Inga möten.',
        status: 'not-done',
        reason: 'Skolorna var stängda.',
        nextStep: 'Möten till hösten.',
      }),
    ];
    const silences = [{ period: 'T3 2021', by: { kind: 'police', name: 'Polismyndigheten' } as const }];
    expect(lines({ owners: ['municipality', 'police'], results, silences })).toEqual([
      'Ansvar: Kommunen och polisen',
      'Resultat tertial 1 2021: Två möten.',
      'Status: pågår',
      'Resultat tertial 2 2021, polisen: Inga möten.',
      'Status: inte genomförd',
      'Skäl: Skolorna var stängda.',
      'Nästa steg: Möten till hösten.',
      'Uppföljning tertial 3 2021, polisen: ingen uppföljning lämnad',
    ]);
  });
  test.each([
    ['står i resultatet sägs det inte igen', 'Denna punkt tas med till kommande medborgarlöfte.', true, null, []],
    ['inte står där sägs det', 'Sex möten.', true, null, ['Fortsättning: Punkten tas med till nästa löfte.']],
    ['är att punkten avslutas', 'Sex möten.', false, null, ['Fortsättning: Punkten avslutas.']],
    ['inte är bestämt', 'Sex möten.', null, null, []],
    [
      'är något annat än resultatet säger',
      'Denna punkt tas med till kommande medborgarlöfte.',
      null,
      null,
      ['Fortsättning: Det är inte bestämt om punkten tas med till nästa löfte.'],
    ],
    [
      'har en efterföljare',
      'Denna punkt tas med till kommande medborgarlöfte.',
      true,
      'carried',
      ['Fortsättning: I löftet för 2022–2023 är punkten nummer 4. Skäl: Det finns mer att göra.'],
    ],
    [
      'är att någon annan tar över',
      'Sex möten.',
      false,
      'transferred',
      ['Fortsättning: Punkten överlämnas till trygghetsrådet. Skäl: Det finns mer att göra.'],
    ],
  ] as const)('när fortsättningen %s', (_, text, carriedOver, kind, expected) => {
    const outcome =
      kind === null
        ? null
        : {
            kind,
            reason: 'Det finns mer att göra.',
            transferredTo: kind === 'transferred' ? 'trygghetsrådet' : null,
            successors: kind === 'carried' ? [{ period: { from: '2022-01-01', to: '2023-12-31' }, number: 4 }] : [],
          };
    const told = lines({ results: [memoResult({ text, status: 'done' })], carriedOver, outcome });
    expect(told.filter((line) => line.startsWith('Fortsättning'))).toEqual(expected);
  });
  test('radbrytningar i en text blir mellanslag', () => {
    expect(lines({ results: [memoResult({ text: 'Rad ett.\n\nRad två.', status: 'done' })] })).toContain(
      'Resultat: Rad ett. Rad två.',
    );
  });
});

describe('samråd', () => {
  const told = (consultation: MemoRecord['consultation']): string[] => {
    const texts = drawn({ consultation }, true);
    return texts.slice(texts.indexOf('Samråd') + 1, texts.indexOf('Redovisning av uppföljningen'));
  };
  test('alla tillstyrker bara när alla har svarat det', () => {
    expect(told([{ party: 'kommunpolisen', verdict: 'endorses' }, { party: 'LOP', verdict: 'endorses' }])).toEqual([
      'Samråd har skett med:', 'kommunpolisen', 'LOP', 'Samtliga tillstyrker återrapporten.',
    ]); // prettier-ignore
    expect(told([{ party: 'kommunpolisen', verdict: 'endorses' }, { party: 'LOP', verdict: 'objects' }])).toEqual([
      'Samråd har skett med:', 'kommunpolisen: tillstyrker', 'LOP: avstyrker',
    ]); // prettier-ignore
    expect(told([{ party: 'LOP', verdict: null }])).toEqual([
      'Samråd har skett med:', 'LOP: Uppgift saknas: svar (LOP).',
    ]); // prettier-ignore
  });
});

describe('var uppföljningen finns', () => {
  const told = (publications: MemoRecord['publications'], publishedAt: string | null = null) => {
    const { blocks } = memoDocument(memoRecord({ publications, publishedAt }), { draft: false });
    const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Var uppföljningen finns');
    const list = blocks[at + 1];
    return at >= 0 && list?.kind === 'list' ? list.items.map((words) => words.map(({ text }) => text).join('')) : [];
  };
  test('en adress bara med https och en väg till löftet, annars vems webbplats', () => {
    expect(
      told([
        { address: 'https://www.ekvik.se/trygghet/loftet', period: 'T2 2021' },
        { address: 'http://www.ekvik.se/trygghet/loftet', period: null },
        { address: 'www.polisen.se', period: null },
        { address: 'https://bostadseken.se/', period: null },
      ]),
    ).toEqual([
      'Uppföljningen för tertial 2 2021: https://www.ekvik.se/trygghet/loftet',
      'Uppföljningen: kommunens webbplats',
      'Uppföljningen: polisens webbplats',
      'Uppföljningen: en annan webbplats',
    ]);
  });
  test('en annan parts webbplats nämns med partens namn', () => {
    const parties = [{ kind: 'property-owner', name: 'Bostads-Eken' } as const];
    const texts = drawn({ parties, publications: [{ address: 'www.bostadseken.se', period: null }] });
    expect(texts).toContain('Uppföljningen: webbplatsen hos Bostads-Eken');
  });
  test('löftets egen sida står först', () => {
    expect(told([], 'https://loften.ekvik.se/ekvik/norrby-2021')).toEqual([
      'Löftet och hela uppföljningen: https://loften.ekvik.se/ekvik/norrby-2021',
    ]);
  });
});

test('en påhittad kommun och ett utkast syns på varje sida', () => {
  expect(memoDocument(memoRecord({ isDemo: true }), { draft: true }).marks).toEqual([
    'Utkast',
    'Exempel: påhittad kommun',
  ]);
  expect(memoDocument(memoRecord(), { draft: false }).marks).toEqual([]);
});
