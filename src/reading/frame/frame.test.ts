import { describe } from 'vitest';
import { frameCases as table } from '#tests/support/frame-cases.ts';

const TITLE = 'Medborgarlöfte för Tallbacken 2021\n\n';

describe('kommunens namn', () => {
  table('municipality', [
    ['Norrviks kommun\n\nMedborgarlöfte 2021', 'Norrvik'],
    ['Malma stad\n\nMedborgarlöfte 2021', 'Malma'],
    ['Göteborgs Stad\n\nMedborgarlöfte 2021', 'Göteborg'],
    ['NORRVIKS KOMMUN\n\nMedborgarlöfte 2021', 'Norrvik'],
    ['Medborgarlöfte 2021\n\nBergsås kommun och polisen lovar.', 'Bergsås'],
    ['Medborgarlöfte 2021\n\nLilla Edets kommun och polisen lovar.', 'Lilla Edet'],
    ['Medborgarlöfte 2021\n\nUpplands-Bro kommun och polisen lovar.', 'Upplands-Bro'],
    ['Medborgarlöfte 2021\n\nMalung-Sälens kommun och polisen lovar.', 'Malung-Sälen'],
    ['Medborgarlöfte 2021\n\nDegerfors kommun och polisen lovar.', 'Degerfors'],
    ['Medborgarlöfte 2021\n\nKommunstyrelsen i Norrvik har beslutat om löftet.', 'Norrvik'],
    ['Medborgarlöfte 2021\n\nLokalpolisområde Norrvik lovar fler kontroller.', null],
    ['Medborgarlöfte 2021\n\nVår kommun ska vara trygg. En kommun för alla.', null],
    ['Medborgarlöfte 2021\n\nRegion Gotland och polisen lovar.', 'Gotland'],
  ]);
});

describe('områden', () => {
  table('areas', [
    ['Medborgarlöfte för Tallbacken 2021', ['Tallbacken']],
    ['Medborgarlöfte 2021\n\nLöftet omfattar stadsdelen Tallbacken.', ['Tallbacken']],
    [
      'Medborgarlöfte 2021\n\nLöftet omfattar stadsdelarna Tallbacken, Ekhagen och Norra Berget.',
      ['Tallbacken', 'Ekhagen', 'Norra Berget'],
    ],
    ['Medborgarlöfte 2021 till Tallbackenborna\n\nLöftet gäller ett år.', []],
    ['Medborgarlöfte 2021\n\nLöftet till Tallbackenborna gavs i mars. I Tallbacken bor många unga.', ['Tallbacken']],
    ['Medborgarlöfte 2021\n\nLöftet gäller hela kommunen.', []],
    ['Medborgarlöfte för Norrviks kommun 2021\n\nPolisen kontrollerar trafiken i Tallbacken.', []],
    ['Medborgarlöfte 2021\n\nMedborgarlöftet gäller för dig som bor i Tallbacken.', ['Tallbacken']],
    ['Medborgarlöfte 2021\n\nOmråde: Tallbacken och Ekhagen', ['Tallbacken', 'Ekhagen']],
    ['Uppföljning av medborgarlöftet 2019 i Norrvik\n\nNorrviks kommun och polisen lovade.', []],
  ]);
});

describe('löftets period', () => {
  table('period', [
    ['Medborgarlöfte 2017', { from: '2017-01-01', to: '2017-12-31' }],
    ['Medborgarlöfte 2018–2019', { from: '2018-01-01', to: '2019-12-31' }],
    ['Medborgarlöfte 2018 och 2019', { from: '2018-01-01', to: '2019-12-31' }],
    ['Medborgarlöfte juli 2018 - juni 2020', { from: '2018-07-01', to: '2020-06-30' }],
    ['Medborgarlöfte\n\nLöftet gäller 1 maj 2023 – 30 april 2024.', { from: '2023-05-01', to: '2024-04-30' }],
    ['Medborgarlöfte\n\nLöftet gäller för åren 2021 och 2022.', { from: '2021-01-01', to: '2022-12-31' }],
    ['Medborgarlöfte\n\nPeriod: 2018-07-01--2020-06-30', { from: '2018-07-01', to: '2020-06-30' }],
    [
      'Medborgarlöfte\n\nKommunen gav löftet i december 2020. Löftet gällde under 2021.',
      { from: '2021-01-01', to: '2021-12-31' },
    ],
    ['Uppföljning av medborgarlöfte 2023–2024, tertial 2 2023', { from: '2023-01-01', to: '2024-12-31' }],
    [
      'Återrapportering\n\nI 2017 års medborgarlöfte fanns fyra punkter. Rapporten skrevs i mars 2018.',
      { from: '2017-01-01', to: '2017-12-31' },
    ],
    ['Medborgarlöfte\n\nDatum: 2018-02-14\n\nPolisen lovar att vara synlig.', null],
    ['Medborgarlöfte\n\nMål\n\nKommunfullmäktiges mål för 2019-2022 är trygghet.', null],
  ]);
});

describe('diarienummer', () => {
  table('registryNumber', [
    [`Dnr KS 2018-98\n\n${TITLE}`, 'KS 2018-98'],
    [`Dnr: KS/2019:123\n\n${TITLE}`, 'KS/2019:123'],
    [`Diarienummer: KS-2019/00123\n\n${TITLE}`, 'KS-2019/00123'],
    [`Diarienummer\nKS 2021-37\n\n${TITLE}`, 'KS 2021-37'],
    [`Diarienr 2018/123-KS\n\n${TITLE}`, '2018/123-KS'],
    [`Ärendenummer: STK-2023-456\n\n${TITLE}`, 'STK-2023-456'],
    [`Vårt dnr: 1.3.2-2018-0045\n\n${TITLE}`, '1.3.2-2018-0045'],
    [`2018-02-14   KS 2018/98   1 (2)\n\n${TITLE}`, 'KS 2018/98'],
    [`Dnr KS 2018-XX\n\n${TITLE}`, null],
    [`${TITLE}Beslutsunderlag\n\n- Medborgarlöfte 2017, dnr KS 2016-55`, null],
    [`${TITLE}Lagen (2023:196) gäller sedan 2023.`, null],
  ]);
});

describe('dokumentets datum', () => {
  table('date', [
    [`Datum: 2018-02-14\n\n${TITLE}`, '2018-02-14'],
    [`14 februari 2018\n\n${TITLE}`, '2018-02-14'],
    [`Datum\n2018-02-14\n\n${TITLE}`, '2018-02-14'],
    [`Norrvik den 14 feb. 2018\n\n${TITLE}`, '2018-02-14'],
    [`Tjänsteskrivelse 2018-02-14\n\n${TITLE}`, '2018-02-14'],
    [`${TITLE}Publicerad: 3 mars 2021\n\nLöftet gäller.`, '2021-03-03'],
    [`${TITLE}Polisen lovar.\n\nNorrvik 2021-01-15\n\nAnna Lind`, '2021-01-15'],
    [`${TITLE}Samverkansöverenskommelsen är från den 3 mars 2019.`, null],
    [`${TITLE}Beslutsunderlag\n\n- Tjänsteskrivelse 2021-02-14`, null],
  ]);
});

describe('beslut och underlag', () => {
  table('proposedDecisions', [
    [
      `${TITLE}Förslag till beslut\n\n1. Kommunstyrelsen godkänner rapporten.\n2. Rapporten skickas till polisen.`,
      ['Kommunstyrelsen godkänner rapporten.', 'Rapporten skickas till polisen.'],
    ],
    [
      `${TITLE}Förvaltningens förslag\n\nKommunstyrelsen föreslås besluta\natt godkänna rapporten, och\natt skicka den till polisen.`,
      ['att godkänna rapporten', 'att skicka den till polisen.'],
    ],
    [
      `${TITLE}Förslag till kommunstyrelsens beslut\n\nKommunstyrelsen beslutar att godkänna rapporten.`,
      ['Kommunstyrelsen beslutar att godkänna rapporten.'],
    ],
    [
      `${TITLE}Kommunledningskontorets förslag till kommunstyrelsen\n\n1. att godkänna rapporten`,
      ['att godkänna rapporten'],
    ],
    [`${TITLE}Förslag till beslut: Nämnden godkänner rapporten.`, ['Nämnden godkänner rapporten.']],
    [`${TITLE}Förslag till beslut\n\nKlicka här för att ange text.`, []],
  ]);
  table('decisionBody', [
    [`${TITLE}Förslag till kommunstyrelsens beslut\n\nRapporten godkänns.`, 'Kommunstyrelsen'],
    [
      `${TITLE}Förslag till beslut\n\nKommunstyrelsen föreslår kommunfullmäktige besluta att godkänna rapporten.`,
      'Kommunfullmäktige',
    ],
    [`${TITLE}Förslag till beslut\n\nSocialnämnden godkänner rapporten.`, 'Socialnämnden'],
    [`Till\nKommunstyrelsen\n\n${TITLE}Förslag till beslut\n\natt godkänna rapporten.`, 'Kommunstyrelsen'],
    [`${TITLE}Polisen lovar att vara synlig.`, null],
  ]);
  table('decisionBasis', [
    [
      `${TITLE}Beslutsunderlag\n\n- Tjänsteskrivelse 2021-02-14\n- Medborgarlöfte 2021`,
      ['Tjänsteskrivelse 2021-02-14', 'Medborgarlöfte 2021'],
    ],
    [
      `${TITLE}Underlag för beslut:\nTjänsteskrivelse 2021-02-14\nMedborgarlöfte 2021`,
      ['Tjänsteskrivelse 2021-02-14', 'Medborgarlöfte 2021'],
    ],
    [`${TITLE}Bilagor\n\n1. Uppföljning 2021`, ['Uppföljning 2021']],
    [`${TITLE}Beslutsunderlag:\nKlicka här för att ange text.`, []],
    [`${TITLE}Beslutsunderlag: Tjänsteskrivelse 2021-02-14`, ['Tjänsteskrivelse 2021-02-14']],
  ]);
});

describe('uttalade antal', () => {
  const none = { total: null, joint: null, municipality: null, police: null };
  table('statedCounts', [
    [
      `${TITLE}Löftet omfattade tre punkter för kommunens och polisens gemensamma åtgärder, tre punkter för kommunens åtaganden och två punkter för polisens åtaganden.`,
      { total: null, joint: 3, municipality: 3, police: 2 },
    ],
    [`${TITLE}Löftet har omfattat följande åtta punkter:`, { ...none, total: 8 }],
    [
      `${TITLE}Löftet består av 9 löften, varav 4 är gemensamma, 3 är kommunens och 2 polisens.`,
      { total: 9, joint: 4, municipality: 3, police: 2 },
    ],
    [
      `${TITLE}Det innehåller fem punkter: en gemensam punkt, två punkter för kommunen och två punkter för polisen.`,
      { total: 5, joint: 1, municipality: 2, police: 2 },
    ],
    [
      `${TITLE}Löftet har sex punkter. Kommunen ansvarar för fyra punkter och polisen ansvarar för två punkter.`,
      { total: 6, joint: null, municipality: 4, police: 2 },
    ],
    [`${TITLE}Ett medborgarlöfte är ett löfte från kommunen och polisen.`, null],
    [
      `${TITLE}I löftet ingår tio aktiviteter. Polisen ansvarar för sex av dem och kommunen för fyra.`,
      { total: 10, joint: null, municipality: 4, police: 6 },
    ],
    [
      `${TITLE}Löftet innehåller totalt 12 åtaganden (5 för kommunen, 4 för polisen och 3 gemensamma).`,
      { total: 12, joint: 3, municipality: 5, police: 4 },
    ],
    [`${TITLE}För punkt 3 har fyra aktiviteter genomförts.`, null],
    [`${TITLE}Polisen har gjort tolv kontroller.`, null],
    [`${TITLE}Fyra av sex punkter är genomförda.`, null],
  ]);
});

describe('mål', () => {
  const period = { from: 2019, to: 2022 };
  table('goals', [
    [
      `${TITLE}Kommunala mål\n\nFullmäktiges mål för 2019-2022.\n\n- 3. Trygga barn\n- 7. Levande stad`,
      [
        { number: 3, text: 'Trygga barn', period },
        { number: 7, text: 'Levande stad', period },
      ],
    ],
    [
      `${TITLE}Koppling till kommunfullmäktiges mål\n\nLöftet bidrar till mål för mandatperioden 2019-2022:\n\n- Mål 4. Trygga barn`,
      [{ number: 4, text: 'Trygga barn', period }],
    ],
    [
      `${TITLE}Kommunens mål\n\nÄrendet bidrar till målet ”Trygga barn”.`,
      [{ number: null, text: 'Trygga barn', period: null }],
    ],
    [`${TITLE}Mål\n\nFärre ska vara otrygga.`, []],
  ]);
});

describe('samråd', () => {
  table('consultation', [
    [
      `${TITLE}Samråd\n\nSamråd har skett med kommunpolisen och säkerhetsenheten. Samtliga tillstyrker.`,
      [
        { party: 'kommunpolisen', verdict: 'endorses' },
        { party: 'säkerhetsenheten', verdict: 'endorses' },
      ],
    ],
    [
      `${TITLE}Samråd\n\nSamråd har skett med kommunpolisen, kultur- och fritidsnämnden och socialnämnden. Kommunpolisen har inget att erinra. Övriga tillstyrker.`,
      [
        { party: 'kommunpolisen', verdict: 'no-remark' },
        { party: 'kultur- och fritidsnämnden', verdict: 'endorses' },
        { party: 'socialnämnden', verdict: 'endorses' },
      ],
    ],
    [
      `${TITLE}Samråd\n\nSamråd har skett med socialförvaltningen, vilka inte har någon erinran.`,
      [{ party: 'socialförvaltningen', verdict: 'no-remark' }],
    ],
    [`${TITLE}Remiss\n\nInga remissinstanser har hörts.`, []],
    [
      `${TITLE}Remiss\n\nSocialnämnden tillstyrker förslaget. Tekniska nämnden avstyrker.`,
      [
        { party: 'Socialnämnden', verdict: 'endorses' },
        { party: 'Tekniska nämnden', verdict: 'objects' },
      ],
    ],
    [
      `${TITLE}Samråd\n\n- Kommunpolisen: ingen erinran\n- Säkerhetsenheten: tillstyrker\n- Fritidsnämnden`,
      [
        { party: 'Kommunpolisen', verdict: 'no-remark' },
        { party: 'Säkerhetsenheten', verdict: 'endorses' },
        { party: 'Fritidsnämnden', verdict: null },
      ],
    ],
    [
      `${TITLE}Samråd\n\nÄrendet har beretts i samråd med den lokala brottsförebyggande gruppen.`,
      [{ party: 'lokala brottsförebyggande gruppen', verdict: null }],
    ],
    [
      `${TITLE}Samråd\n\nSamråd har skett med socialnämnden och tekniska nämnden. Samtliga tillstyrker utom tekniska nämnden, som avstyrker.`,
      [
        { party: 'socialnämnden', verdict: 'endorses' },
        { party: 'tekniska nämnden', verdict: 'objects' },
      ],
    ],
  ]);
});

describe('medbestämmande', () => {
  table('coDetermination', [
    [`${TITLE}MBL\n\nMBL-information eller förhandling är inte påkallad.`, 'not-called-for'],
    [`${TITLE}Facklig samverkan\n\nÄrendet kräver ingen facklig förhandling.`, 'not-called-for'],
    [`${TITLE}MBL\n\nInformation enligt 19 § MBL har lämnats den 3 mars.`, 'information-given'],
    [`${TITLE}Information enligt MBL\n\nDe fackliga organisationerna har informerats.`, 'information-given'],
    [`${TITLE}MBL\n\nFörhandling enligt 11 § MBL har genomförts.`, 'negotiated'],
    [`${TITLE}Polisen lovar att vara synlig.`, null],
  ]);
});

describe('avrapportering och publicering', () => {
  table('committeeReporting', [
    [
      `${TITLE}Löftet har avrapporterats till trygghets- och demokratiutskottet.`,
      ['trygghets- och demokratiutskottet'],
    ],
    [
      `${TITLE}Uppföljningen har redovisats för kommunstyrelsens arbetsutskott och för det lokala brottsförebyggande rådet.`,
      ['kommunstyrelsens arbetsutskott', 'lokala brottsförebyggande rådet'],
    ],
    [`${TITLE}Löftet ska redovisas för kommunstyrelsen.`, []],
  ]);
  table('publications', [
    [
      `${TITLE}Uppföljningen för tertial 2 finns på https://www.norrvik.example/lofte.`,
      [{ address: 'https://www.norrvik.example/lofte', period: 'T2 2021' }],
    ],
    [
      `${TITLE}Uppföljningen finns på norrvik.se/lofte och www.polisen.se.`,
      [
        { address: 'norrvik.se/lofte', period: null },
        { address: 'www.polisen.se', period: null },
      ],
    ],
    [`${TITLE}Frågor om löftet: anna@norrvik.example`, []],
  ]);
});

describe('underskrift och expediering', () => {
  const BODY = `${TITLE}Bakgrund\n\nKommunen och polisen gav löftet i januari.\n\nLöftet har följts upp.\n\n`;
  table('signatories', [
    [
      `${BODY}Kommunledningskontoret\n\nAnna Lind\nKommundirektör\n\nBo Ek\nSäkerhetschef`,
      [
        { name: 'Anna Lind', role: 'Kommundirektör' },
        { name: 'Bo Ek', role: 'Säkerhetschef' },
      ],
    ],
    [
      `${BODY}Anna Lind\n\nTack till alla som svarade på enkäten.\n\nAnna Lind\nKommundirektör`,
      [{ name: 'Anna Lind', role: 'Kommundirektör' }],
    ],
    [`${BODY}Anna Lind\n\nAnna Lind\n\nKommundirektör`, [{ name: 'Anna Lind', role: 'Kommundirektör' }]],
    [`${BODY}Anna Lind, kommundirektör`, [{ name: 'Anna Lind', role: 'kommundirektör' }]],
    [
      `${BODY}Anna Lind               Bo Ek\nKommundirektör          Säkerhetschef`,
      [
        { name: 'Anna Lind', role: 'Kommundirektör' },
        { name: 'Bo Ek', role: 'Säkerhetschef' },
      ],
    ],
    [
      `${BODY}Underskrifter\n\n____________________\nAnna-Karin von Berg\nKommunstyrelsens ordförande (S)`,
      [{ name: 'Anna-Karin von Berg', role: 'Kommunstyrelsens ordförande (S)' }],
    ],
    [
      `${TITLE}Polisen lovar.\n\nLöftet undertecknades den 3 mars 2020 av kommunstyrelsens ordförande Anna Lind och lokalpolisområdeschef Bo Ek.`,
      [
        { name: 'Anna Lind', role: 'kommunstyrelsens ordförande' },
        { name: 'Bo Ek', role: 'lokalpolisområdeschef' },
      ],
    ],
    [
      `${BODY}Anna Lind\n\nBo Ek`,
      [
        { name: 'Anna Lind', role: null },
        { name: 'Bo Ek', role: null },
      ],
    ],
    [`${BODY}Kontakt\n\nAnna Lind, säkerhetssamordnare, 0999-10 00 00`, []],
    [`${BODY}Det är roligt, säger Anna Lind, trygghetssamordnare.`, []],
  ]);
  table('department', [
    [`${BODY}Kommunledningsförvaltningen\n\nAnna Lind`, 'Kommunledningsförvaltningen'],
    [`Norrviks kommun\nStadskontoret\n\n${BODY}`, 'Stadskontoret'],
    [BODY, null],
  ]);
  table('dispatch', [
    [
      `${BODY}Beslutet skickas till:\nHållbarhetschefen\nPolismyndigheten, LPO Norrvik`,
      ['Hållbarhetschefen', 'Polismyndigheten, LPO Norrvik'],
    ],
    [
      `${BODY}Beslutet ska skickas till: Fritidsnämnden, Polismyndigheten och Stadskontoret`,
      ['Fritidsnämnden', 'Polismyndigheten', 'Stadskontoret'],
    ],
    [
      `${BODY}Expedieras till\n\n- Kommunpolisen\n- Barn- och utbildningsnämnden`,
      ['Kommunpolisen', 'Barn- och utbildningsnämnden'],
    ],
    [`${BODY}Sändlista\n\nPolisen`, ['Polisen']],
    [BODY, []],
  ]);
});

describe('perspektiv', () => {
  table('perspectives', [
    [
      `${TITLE}Jämställdhet\n\nFlickor och pojkar nås.\n\nPrövning av barnets bästa\n\nBarn har hörts.\n\nTillgänglighet\n\nAlla kan delta.\n\nEkonomiska konsekvenser\n\nInga kostnader.\n\nMiljökonsekvenser\n\nIngen påverkan.`,
      [
        { kind: 'gender-equality', text: 'Flickor och pojkar nås.' },
        { kind: 'child', text: 'Barn har hörts.' },
        { kind: 'accessibility', text: 'Alla kan delta.' },
        { kind: 'economy', text: 'Inga kostnader.' },
        { kind: 'other', text: 'Ingen påverkan.' },
      ],
    ],
    [`${TITLE}Jämställdhet\n\nKlicka här för att ange text.`, []],
  ]);
});

describe('överenskommelser', () => {
  table('agreements', [
    [
      `${TITLE}Löftet bygger på samverkansöverenskommelsen från den 3 mars 2019.`,
      [{ name: 'samverkansöverenskommelsen', date: '2019-03-03' }],
    ],
    [
      `${TITLE}Planen hör till samverkansöverenskommelsen mellan Norrviks kommun och polisen, undertecknad 2020-11-30.`,
      [{ name: 'samverkansöverenskommelsen mellan Norrviks kommun och polisen', date: '2020-11-30' }],
    ],
    [
      `${TITLE}Kommunen och polisen har en överenskommelse om samverkan.`,
      [{ name: 'överenskommelse om samverkan', date: null }],
    ],
    [`${TITLE}Polisen lovar att vara synlig.`, []],
  ]);
});

describe('parter', () => {
  const own = [
    { kind: 'municipality' as const, name: 'Norrvik' },
    { kind: 'police' as const, name: 'Polisen' },
  ];
  table('parties', [
    [`${TITLE}Norrviks kommun och polisen lovar.`, own],
    [
      `${TITLE}Norrviks kommun, Polisen och Bostads AB Eken lovar.`,
      [...own, { kind: 'property-owner', name: 'Bostads AB Eken' }],
    ],
    [`${TITLE}Norrviks kommun och polisen lovar att träffa föreningar i samarbete med Bostads AB Eken.`, own],
    ['Medborgarlöfte\n\nVi lovar mer.', []],
  ]);
});
