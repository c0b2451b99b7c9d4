import {
  column,
  POINT,
  PROMISE,
  MUNICIPALITY,
  EXAMPLE,
  STORED,
  FROM,
  TO,
  stored,
  ofPoint,
  FIGURE_COLUMNS,
  figure,
  type OpenTable,
} from '#publication/open-columns.ts';

/** Everything that is open, table by table, made of what is published and of nothing else. */
export const OPEN_TABLES: readonly OpenTable[] = [
  {
    name: 'kommuner',
    words: 'Kommuner som har publicerat löften',
    columns: [MUNICIPALITY, column('namn', 'text', 'Kommunens namn'), EXAMPLE, ...STORED],
    rows: (page) =>
      page.model.kind === 'municipality'
        ? [{ kommun: page.model.path, namn: page.model.name, exempel: page.model.demo, ...stored(page) }]
        : [],
  },
  {
    name: 'omraden',
    words: 'Områden som har haft löften',
    columns: [
      column('omrade', 'address', 'Områdets adress: dess beteckning'),
      MUNICIPALITY,
      column('namn', 'text', 'Områdets namn'),
      column('loften', 'list', 'Adresser till områdets löften, nyast först'),
      EXAMPLE,
      ...STORED,
    ],
    rows: (page) => {
      const { model } = page;
      if (model.kind !== 'area') return [];
      const loften = model.promises.map(({ path }) => path);
      return [
        {
          omrade: model.path,
          kommun: model.municipality.path,
          namn: model.name,
          loften,
          exempel: model.demo,
          ...stored(page),
        },
      ];
    },
  },
  {
    name: 'loften',
    words: 'Löften. Ett som är tillbakadraget har kvar sin rad, med skälet och inget annat',
    columns: [
      PROMISE,
      MUNICIPALITY,
      column('titel', 'text', 'Löftets titel'),
      FROM,
      TO,
      column('sammanfattning', 'text', 'Hur det har gått, i en mening'),
      column('omraden', 'list', 'Adresser till områdena. Tom lista = hela kommunen'),
      column('parter', 'list', 'De som lovar'),
      column('mal', 'list', 'Mål som löftet bidrar till'),
      column('tillbakadraget', 'text', 'Varför löftet är tillbakadraget; tomt om det inte är det'),
      EXAMPLE,
      ...STORED,
    ],
    rows: (page) => {
      const { model } = page;
      const none = { fran: null, till: null, sammanfattning: null, omraden: [], parter: [], mal: [] };
      if (model.kind !== 'promise' && (model.kind !== 'withdrawn' || model.of !== 'promise')) return [];
      const head = { lofte: model.path, kommun: model.municipality.path, titel: model.title };
      const told =
        model.kind === 'withdrawn'
          ? { ...none, tillbakadraget: model.reason }
          : {
              fran: model.period.from,
              till: model.period.to,
              sammanfattning: model.headline,
              omraden: model.areas.map(({ path }) => path),
              parter: model.parties.map(({ name }) => name),
              mal: model.goals,
              tillbakadraget: null,
            };
      return [{ ...head, ...told, exempel: model.demo, ...stored(page) }];
    },
  },
  {
    name: 'punkter',
    words: 'Punkter: det som lovas',
    columns: [
      POINT,
      PROMISE,
      column('nummer', 'number', 'Punktens plats i löftet, från 1. Den kan ändras'),
      column('fokusomrade', 'text', 'Fokusområde'),
      column('text', 'text', 'Det som lovas'),
      column('varfor', 'text', 'Varför det lovas'),
      column('nar', 'text', 'När det ska vara gjort'),
      column('mal', 'text', 'Lägsta antal, med enhet'),
      column('hjalper_till', 'list', 'Andra som hjälper till'),
      column('struken', 'boolean', 'Sant om punkten inte längre står i löftet'),
      EXAMPLE,
      ...STORED,
    ],
    rows: ofPoint((model, page) => [
      {
        punkt: model.path,
        lofte: model.promise.path,
        nummer: model.number,
        fokusomrade: model.focusArea,
        text: model.body,
        varfor: model.why,
        nar: model.due,
        mal: model.target?.words ?? null,
        hjalper_till: model.contributors.map(({ name }) => name),
        struken: model.removed,
        exempel: model.demo,
        ...stored(page),
      },
    ]),
  },
  {
    name: 'agare',
    words:
      'Vem som lovar en punkt, och hur det går eller gick för var och en: status under perioden, bedömning efter den',
    columns: [
      POINT,
      column('part', 'text', 'Partens namn'),
      column(
        'partens_slag',
        'text',
        'municipality (kommun), police (polis), property-owner (fastighetsägare) eller annat',
      ),
      column(
        'lage',
        'text',
        'Läget som ett ord att räkna med: done, under-way, partly, planned, not-done, late, not-stated, silence, kept, partly-kept eller not-kept',
      ),
      column('lage_ord', 'text', 'Läget på svenska'),
      column('skal', 'text', 'Skälet'),
    ],
    rows: ofPoint(({ path, owners }) =>
      owners.map(({ kind, name, state, word, reason }) => ({
        punkt: path,
        part: name,
        partens_slag: kind,
        lage: state,
        lage_ord: word,
        skal: reason,
      })),
    ),
  },
  {
    name: 'svar',
    words: 'Uppföljning: en rad för varje punkt, period och part, också när ingen har svarat',
    columns: [
      POINT,
      FROM,
      TO,
      column('part', 'text', 'Partens namn'),
      column(
        'slag',
        'text',
        'report (svar), nothing-to-report (inget att rapportera), silence (ingen uppföljning lämnad), late (försenad) eller waiting (väntar)',
      ),
      column('lage', 'text', 'Läget som ett ord att räkna med, som i agare'),
      column('lage_ord', 'text', 'Läget på svenska'),
      column('text', 'text', 'Vad som gjordes'),
      column('skal', 'text', 'Skälet'),
      column('nasta_steg', 'text', 'Det som händer härnäst'),
      column('rattelse', 'text', 'Vad som har rättats efter att perioden låstes'),
    ],
    rows: ofPoint(({ path, rounds }) =>
      rounds.flatMap(({ period, answers }) =>
        answers.flatMap(({ by, kind, state, word, body, reason, nextStep, correction }) =>
          by.map(({ name }) => ({
            punkt: path,
            fran: period.from,
            till: period.to,
            part: name,
            slag: kind,
            lage: state,
            lage_ord: word,
            text: body,
            skal: reason,
            nasta_steg: nextStep,
            rattelse: correction,
          })),
        ),
      ),
    ),
  },
  {
    name: 'siffror',
    words: 'Siffror. De utan period i uppföljningen hör till punkten och inte till något svar',
    columns: [
      POINT,
      { ...FROM, words: 'Första dagen i svarets period' },
      { ...TO, words: 'Sista dagen i svarets period' },
      ...FIGURE_COLUMNS,
    ],
    rows: ofPoint(({ path, rounds, figures }) => [
      ...rounds.flatMap(({ period, answers }) =>
        answers.flatMap((answer) =>
          answer.figures.map((one) => ({ punkt: path, fran: period.from, till: period.to, ...figure(one) })),
        ),
      ),
      ...figures.map((one) => ({ punkt: path, fran: null, till: null, ...figure(one) })),
    ]),
  },
  {
    name: 'aktiviteter',
    words: 'Det som har gjorts, dag för dag',
    columns: [
      POINT,
      column('dag', 'day', 'Dagen'),
      column('parter', 'list', 'De som gjorde det'),
      column('text', 'text', 'Vad som gjordes'),
      column('antal', 'text', 'Hur många, med enhet'),
      column('plats', 'text', 'Var'),
    ],
    rows: ofPoint(({ path, activities }) =>
      activities.map(({ day, by, body, amount, place }) => ({
        punkt: path,
        dag: day,
        parter: by.map(({ name }) => name),
        text: body,
        antal: amount,
        plats: place,
      })),
    ),
  },
  {
    name: 'avslut',
    words: 'Vad som blir av en punkt när löftet är slut',
    columns: [
      POINT,
      column(
        'slag',
        'text',
        'closed (avslutad), carried (tas med som den är), reworded (med nya ord), split (delas), merged (slås ihop), prolonged (förlängs), transferred (överlämnad) eller dropped (struken)',
      ),
      column('ord', 'text', 'Samma sak på svenska'),
      column('skal', 'text', 'Skälet'),
      column('gar_vidare', 'boolean', 'Sant om den tas med till nästa löfte'),
    ],
    rows: ofPoint(({ path, outcome }) =>
      outcome === null
        ? []
        : [{ punkt: path, slag: outcome.kind, ord: outcome.words, skal: outcome.reason, gar_vidare: outcome.onward }],
    ),
  },
  {
    name: 'genom-aren',
    words: 'Samma sak lovad i flera löften: en rad för var gång, sedd från varje punkt',
    columns: [
      POINT,
      column('ordning', 'number', 'Platsen i raden av år, från 1 för den äldsta'),
      column('samma_i', 'address', 'Adressen till punkten i det löftet'),
      FROM,
      TO,
      column('hur', 'text', 'Hur den kom ur den förra'),
    ],
    rows: ofPoint(({ path, line }) =>
      line.map((item, index) => ({
        punkt: path,
        ordning: index + 1,
        samma_i: item.path,
        fran: item.period.from,
        till: item.period.to,
        hur: item.change,
      })),
    ),
  },
];
