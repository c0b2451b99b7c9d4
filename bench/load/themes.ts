/** What a generated promise is about: plain words, so that pages weigh what pages weigh. */
export type Theme = {
  readonly unit: string;
  /** Who promises: K the municipality, P the police, KP both. */
  readonly owners: 'K' | 'P' | 'KP';
  body(count: number, district: string): string;
  /** The same thing, promised in other words the next time. */
  again(count: number, district: string): string;
  readonly why: string | null;
  /** What the count is of, in a figure. */
  readonly label: string;
  readonly kind: 'activity' | 'output' | 'outcome';
  readonly results: readonly string[];
};

const SOURCE_TALK = 'Många sa i medborgardialogen att de vill se mer av det här.';

export const THEMES: readonly Theme[] = [
  {
    unit: 'trygghetsvandringar',
    owners: 'KP',
    body: (count, district) => `Vi ska gå minst ${count} trygghetsvandringar i ${district} tillsammans med de boende.`,
    again: (count, district) =>
      `Vi ska gå minst ${count} trygghetsvandringar i ${district}, och berätta för de boende vad som rättades till.`,
    why: SOURCE_TALK,
    label: 'Trygghetsvandringar',
    kind: 'output',
    results: [
      'Vandringen gick från torget till skolan. Deltagarna pekade ut trasiga lampor och buskar som skymmer sikten, och de flesta sakerna är åtgärdade.',
      'Vi gick en runda på kvällen när det var mörkt. Gatukontoret tog med sig listan och har bytt ut lamporna längs gångvägen.',
    ],
  },
  {
    unit: 'trafikkontroller',
    owners: 'P',
    body: (count, district) => `Polisen ska göra minst ${count} trafikkontroller på genomfarten i ${district}.`,
    again: (count, district) =>
      `Polisen ska göra minst ${count} trafikkontroller i ${district}, de flesta när barn går till och från skolan.`,
    why: 'De boende tycker att många kör för fort.',
    label: 'Trafikkontroller',
    kind: 'activity',
    results: [
      'Kontrollerna gjordes på morgonen och sen eftermiddag. De flesta förare höll farten.',
      'Trafikgruppen stod vid skolan och vid infarten från norr. Några förare fick böter för att de körde för fort.',
    ],
  },
  {
    unit: 'kvällar',
    owners: 'K',
    body: (count, district) =>
      `Kommunen ska hålla fritidsgården i ${district} öppen ${count} kvällar i veckan, också på loven.`,
    again: (count, district) =>
      `Kommunen ska hålla fritidsgården i ${district} öppen ${count} kvällar i veckan hela året och låta ungdomarna bestämma vad som händer där.`,
    why: 'Ungdomar saknar någonstans att vara på kvällarna.',
    label: 'Öppna kvällar i veckan',
    kind: 'output',
    results: [
      'Fritidsgården har varit öppen som vi lovade. Flest kommer på fredagar.',
      'Under sommarlovet var gården öppen varje vardag. Ungdomsrådet valde aktiviteterna.',
    ],
  },
  {
    unit: 'lampor',
    owners: 'K',
    body: (count, district) => `Kommunen ska byta ut minst ${count} lampor längs gångvägarna i ${district}.`,
    again: (count, district) =>
      `Kommunen ska byta ut minst ${count} lampor längs gångvägarna i ${district} och laga en trasig lampa inom fem dagar.`,
    why: 'Mörka gångvägar är det som flest tar upp på trygghetsvandringarna.',
    label: 'Utbytta lampor',
    kind: 'output',
    results: [
      'Lamporna mellan busshållplatsen och centrum är bytta. Resten följer i höst.',
      'Entreprenören blev klar i tid. Det är nu ljust hela vägen till skolan.',
    ],
  },
  {
    unit: 'fotpass',
    owners: 'P',
    body: (count, district) => `Polisen ska gå minst ${count} fotpass i ${district} varje månad, de flesta på kvällen.`,
    again: (count, district) =>
      `Polisen ska gå minst ${count} fotpass i ${district} varje månad och prata med dem som bor och arbetar där.`,
    why: null,
    label: 'Fotpass',
    kind: 'activity',
    results: [
      'Områdespoliserna gick som planerat, mest på fredagar och lördagar.',
      'Passen lades vid centrum och kring stationen, där flest har känt sig otrygga.',
    ],
  },
  {
    unit: 'anmälningar',
    owners: 'KP',
    body: (count, district) =>
      `Vi ska minska anmälda skadegörelser i ${district} med minst ${count} jämfört med året före.`,
    again: (count, district) =>
      `Vi ska minska anmälda skadegörelser i ${district} med minst ${count}, och sanera klotter inom två dygn.`,
    why: SOURCE_TALK,
    label: 'Anmälda skadegörelser',
    kind: 'outcome',
    results: [
      'Skadegörelsen har minskat kring skolan men inte i centrum. Vi prövar att ha vuxna på plats på kvällarna.',
      'Klotter tas nu bort inom två dygn. Antalet anmälningar är lägre än samma tid i fjol.',
    ],
  },
  {
    unit: 'möten',
    owners: 'KP',
    body: (count, district) =>
      `Vi ska möta de boende på torget i ${district} minst ${count} gånger och varje gång berätta vad som har hänt.`,
    again: (count, district) =>
      `Vi ska möta de boende på torget i ${district} minst ${count} gånger, både på dagar och kvällar.`,
    why: 'Många sa att de aldrig får veta vad som händer med det de berättar.',
    label: 'Torgmöten',
    kind: 'output',
    results: [
      'Torgmötet hölls en onsdag eftermiddag. De vanligaste frågorna gällde belysning och mopeder.',
      'Mötena hölls som planerat. Vi började varje gång med att berätta vad som hade hänt med de förra frågorna.',
    ],
  },
  {
    unit: 'ordningsvakter',
    owners: 'K',
    body: (count, district) => `Kommunen ska ha minst ${count} ordningsvakter i ${district} på helgkvällar.`,
    again: (count, district) =>
      `Kommunen ska ha minst ${count} ordningsvakter i ${district} på helgkvällar och följa upp varje månad vad de möter.`,
    why: null,
    label: 'Ordningsvakter per helgkväll',
    kind: 'output',
    results: [
      'Ordningsvakterna har varit på plats alla helger utom en.',
      'Handlarna säger att det är lugnare sedan ordningsvakterna kom.',
    ],
  },
  {
    unit: 'klasser',
    owners: 'KP',
    body: (count, district) =>
      `Vi ska besöka minst ${count} klasser på skolan i ${district} och prata om droger, nätet och att säga ifrån.`,
    again: (count, district) =>
      `Vi ska besöka minst ${count} klasser på skolan i ${district} och bjuda in föräldrarna samma kväll.`,
    why: 'Föräldrar och lärare har bett om det.',
    label: 'Besökta klasser',
    kind: 'output',
    results: [
      'Besöken gjordes tillsammans med fältarna. Eleverna ställde många frågor om nätet.',
      'Alla klasser i årskurs sju och åtta är besökta. Föräldrakvällen lockade flera än vi trodde.',
    ],
  },
  {
    unit: 'kontroller',
    owners: 'K',
    body: (count, district) =>
      `Kommunen ska kontrollera minst ${count} butiker i ${district} så att de inte säljer folköl och tobak till unga.`,
    again: (count, district) =>
      `Kommunen ska kontrollera minst ${count} butiker i ${district} och berätta för handlarna vad som gäller.`,
    why: null,
    label: 'Kontrollerade butiker',
    kind: 'activity',
    results: [
      'Butikerna fick besök av alkoholenheten. De flesta frågade efter legitimation.',
      'Två butiker fick en varning och har nu ändrat sina rutiner.',
    ],
  },
];
