import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { list, p, r, wordFile, wordParts, type WordParts } from '#tests/support/word-file.ts';
import { AppError } from '#platform/errors.ts';
import type { Block } from '#reading/block.ts';
import { readDocx } from '#reading/docx/read-docx.ts';

const blocks = (parts: WordParts | string): readonly Block[] =>
  readDocx(wordFile(typeof parts === 'string' ? { body: parts } : parts)).blocks;
const texts = (parts: WordParts | string) => blocks(parts).map((block) => block.text);
const shape = (parts: WordParts | string) =>
  blocks(parts).map(
    (block) => `${block.kind} ${block.level}${block.mark === null ? '' : ` ${block.mark}`} ${block.text}`,
  );
const style = (id: string, name: string, inside = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

describe('rubriker', () => {
  test('efter formatmall, även översatt, egen och grundad på en annan', () => {
    const styles = [
      style('Rubrik1', 'heading 1'),
      style('Rubrik2', 'Rubrik 2'),
      style('Egen', 'Ärenderubrik kommun', '<w:basedOn w:val="Rubrik2"/>'),
      style('Niva', 'Nivå', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
      style('Rubrik', 'Title'),
    ].join('');
    const body = ['Rubrik', 'Rubrik1', 'Rubrik2', 'Egen', 'Niva', 'Heading4']
      .map((id) => p(id, `<w:pStyle w:val="${id}"/>`))
      .join('');
    expect(shape({ body, styles })).toEqual([
      'heading 1 Rubrik',
      'heading 1 Rubrik1',
      'heading 2 Rubrik2',
      'heading 2 Egen',
      'heading 3 Niva',
      'heading 4 Heading4',
    ]);
  });
  test('ett stycke kan sätta sin malls nivå ur spel', () => {
    const styles = style('Rubrik1', 'heading 1');
    const body = p('Text', '<w:pStyle w:val="Rubrik1"/><w:outlineLvl w:val="9"/>') + p('Mer text.');
    expect(shape({ body, styles })).toEqual(['paragraph 0 Text', 'paragraph 0 Mer text.']);
  });
  test('efter utseende i dokument utan formatmallar', () => {
    const body = [
      p('Återrapportering 2017', '', '<w:b/><w:sz w:val="36"/>'),
      p('Bakgrund', '', '<w:b/>'),
      p('Löftet gällde stadsdelen Ekbacken under hela året.'),
      p('Polisen ska patrullera.', '', '<w:b/>'),
      p('Polisen har patrullerat.'),
      p('Resultat:', '', '<w:b/>'),
    ].join('');
    expect(shape(body)).toEqual([
      'heading 1 Återrapportering 2017',
      'heading 2 Bakgrund',
      'paragraph 0 Löftet gällde stadsdelen Ekbacken under hela året.',
      'paragraph 0 Polisen ska patrullera.',
      'paragraph 0 Polisen har patrullerat.',
      'paragraph 0 Resultat:',
    ]);
  });
  test('en känd rubrik får ha ett skrivet nummer', () => {
    const body =
      p('1. Bakgrund', '', '<w:b/>') + p('Löftet gällde hela året.') + p('2. Polisen ska patrullera', '', '<w:b/>');
    expect(shape(body)).toEqual([
      'heading 1 1. Bakgrund',
      'paragraph 0 Löftet gällde hela året.',
      'item 0 2. Polisen ska patrullera',
    ]);
  });
  test('innehållsförteckningen upprepar dem inte', () => {
    const styles = style('Innehll1', 'toc 1');
    const body = p('Bakgrund 3', '<w:pStyle w:val="Innehll1"/>') + p('Text.');
    expect(texts({ body, styles })).toEqual(['Text.']);
  });
});

describe('listor', () => {
  const numPr = (id: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
  const lists = [
    list(1, [
      ['bullet', '\uf0b7'],
      ['bullet', 'o'],
      ['bullet', '\uf0a7'],
    ]),
    list(2, [
      ['decimal', '%1.'],
      ['lowerLetter', '%2)'],
      ['lowerRoman', '%1.%2.%3'],
    ]),
  ];
  const numbering = `${lists.map((each) => each.abstract).join('')}${lists.map((each) => each.num).join('')}`;

  test('märken i varje form, med djup', () => {
    const body = p('a', numPr(1)) + p('b', numPr(1, 1)) + p('c', numPr(1, 2));
    expect(shape({ body, numbering })).toEqual(['item 0 • a', 'item 1 o b', 'item 2 ▪ c']);
  });
  test('numren räknas och börjar om under en ny punkt', () => {
    const body = [
      p('a', numPr(2)),
      p('b', numPr(2, 1)),
      p('c', numPr(2, 1)),
      p('d', numPr(2)),
      p('e', numPr(2, 1)),
      p('f', numPr(2, 2)),
    ].join('');
    expect(blocks({ body, numbering }).map((block) => block.mark)).toEqual(['1.', 'a)', 'b)', '2.', 'a)', '2.a.i']);
  });
  test('genom formatmall, och ur spel med numId 0', () => {
    const styles =
      style('Punktlista', 'List Bullet', `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`) +
      style('Punktlista2', 'List Bullet 2', '<w:basedOn w:val="Punktlista"/>');
    const body =
      p('a', '<w:pStyle w:val="Punktlista"/>') +
      p('b', '<w:pStyle w:val="Punktlista2"/>') +
      p('c', '<w:pStyle w:val="Punktlista"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(shape({ body, numbering, styles })).toEqual(['item 0 • a', 'item 1 • b', 'paragraph 0 c']);
  });
  test('skrivna för hand, med djup efter indrag', () => {
    const body =
      ['• Polisen', '– Kommunen', '\uf0b7 Skolan', '1. Först', 'a) Sedan'].map((text) => p(text)).join('') +
      p('– Under', '<w:ind w:left="700"/>');
    expect(shape(body)).toEqual([
      'item 0 • Polisen',
      'item 0 – Kommunen',
      'item 0 \uf0b7 Skolan',
      'item 0 1. Först',
      'item 0 a) Sedan',
      'item 1 – Under',
    ]);
  });
});

describe('tecken och rader', () => {
  test('mjuka radbrytningar skiljer rader som står för sig och förenar dem som hör ihop', () => {
    const body = `<w:p>${r('Beslutet skickas till:')}<w:r><w:br/></w:r>${r('Kulturchefen')}<w:r><w:br/></w:r>${r('Polisen')}</w:p><w:p>${r('Löftet har följts upp och')}<w:r><w:br/></w:r>${r('rapporterats till utskottet.')}</w:p>`;
    expect(texts(body)).toEqual([
      'Beslutet skickas till:',
      'Kulturchefen',
      'Polisen',
      'Löftet har följts upp och rapporterats till utskottet.',
    ]);
  });
  test('tabbar, bindestreck och mjuka bindestreck', () => {
    const body = `<w:p>${r('Dnr:')}<w:r><w:tab/></w:r>${r('KS')}<w:r><w:noBreakHyphen/></w:r>${r('17 brotts')}<w:r><w:softHyphen/></w:r>${r('före\u00adbyggande')}</w:p>`;
    expect(texts(body)).toEqual(['Dnr: KS-17 brottsförebyggande']);
  });
  test('fet början räknas i tecken', () => {
    const body = `<w:p>${r('Resultat:', '<w:b/>')}${r(' Fem kontroller.')}</w:p>${p('Inte fet', '', '<w:b w:val="0"/>')}${p('Hel', '', '<w:b/>')}`;
    expect(blocks(body).map((block) => block.bold)).toEqual([9, 0, 3]);
  });
  test('fet i både styckets och tecknens mall tar ut sig', () => {
    const styles =
      style('S', 'S', '<w:rPr><w:b/></w:rPr>') +
      '<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:b/></w:rPr></w:style>';
    expect(blocks({ body: p('Text.', '<w:pStyle w:val="S"/>', '<w:rStyle w:val="C"/>'), styles })[0]?.bold).toBe(0);
  });
});

describe('vad som är text', () => {
  test('infogat är text, struket är det inte', () => {
    const body = `<w:p><w:del><w:r><w:delText>tre</w:delText></w:r></w:del><w:ins>${r('fyra')}</w:ins>${r(' möten')}</w:p>`;
    expect(texts(body)).toEqual(['fyra möten']);
  });
  test('ett struket styckeslut förenar två stycken', () => {
    const body = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('Polisen ')}</w:p>${p('patrullerar.')}`;
    expect(texts(body)).toEqual(['Polisen patrullerar.']);
  });
  test('dold text är inte text', () => {
    expect(texts(p('Dolt', '', '<w:vanish/>') + p('Synligt'))).toEqual(['Synligt']);
  });
  test('mallens uppmaning i en innehållskontroll står kvar', () => {
    const body = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Klicka här för att ange text.')}</w:sdtContent></w:sdt>`;
    expect(texts(body)).toEqual(['Klicka här för att ange text.']);
  });
  test('fält visar sitt resultat, inte sin kod', () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body = `<w:p>${field('begin')}<w:r><w:instrText> HYPERLINK "https://ekby.example/lofte" </w:instrText></w:r>${field('separate')}${r('webben')}${field('end')}<w:fldSimple w:instr="DATE">${r(' 2018')}</w:fldSimple></w:p>`;
    expect(blocks(body)[0]).toMatchObject({
      text: 'webben 2018',
      links: [{ words: 'webben', address: 'https://ekby.example/lofte' }],
    });
  });
  test('länkar får sin adress ur relationerna', () => {
    const body = `<w:p>${r('Se ')}<w:hyperlink r:id="l1">${r('sidan', '<w:u w:val="single"/>')}</w:hyperlink></w:p>`;
    expect(blocks({ body, links: { l1: 'https://ekby.example' } })[0]?.links).toEqual([
      { words: 'sidan', address: 'https://ekby.example' },
    ]);
  });
  test('en textruta läses en gång, fast den finns i två versioner', () => {
    const box = (tag: string) => `<${tag}><w:txbxContent>${p('KS 2018-98')}</w:txbxContent></${tag}>`;
    const body = `<w:p>${r('Före')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('wps:txbx')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('v:textbox')}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(texts(body)).toEqual(['Före', 'KS 2018-98']);
  });
  test('en fotnot följer efter sitt stycke', () => {
    const body = `<w:p>${r('Brotten minskade.')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>${p('Nästa.')}`;
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('---')}</w:footnote><w:footnote w:id="2">${p('Källa: Brå.')}</w:footnote>`;
    expect(texts({ body, footnotes })).toEqual(['Brotten minskade.', 'Källa: Brå.', 'Nästa.']);
  });
  test('sidhuvud och sidfot står för sig, en gång', () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const header = `<w:tbl><w:tr>${cell('Ekby kommun')}<w:tc>${p('Diarienummer')}${p('KS 2018-98')}</w:tc></w:tr></w:tbl>`;
    const read = readDocx(wordFile({ body: p('Text.'), header, footer: p('Ekby kommun') }));
    expect(read.running).toEqual(['Ekby kommun', 'Diarienummer KS 2018-98']);
    expect(read.blocks.map((block) => block.text)).toEqual(['Text.']);
  });
});

describe('tabeller', () => {
  const tc = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${text.startsWith('<') ? text : p(text)}</w:tc>`;
  const tr = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
  const places = (body: string) =>
    blocks(`<w:tbl>${body}</w:tbl>`).map(({ cell, text }) =>
      cell === null
        ? text
        : `${cell.row},${cell.column} ${cell.rowSpan}x${cell.columnSpan}${cell.header ? ' rubrik' : ''} ${text.replaceAll('\n', '|')}`,
    );

  test('rubrikrad, celler över flera rader och kolumner', () => {
    const rows = [
      tr(tc('Löfte') + tc('Utfall', '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>'),
      tr(tc('A', '<w:vMerge w:val="restart"/>') + tc('b') + tc('c')),
      tr(tc('', '<w:vMerge/>') + tc('d') + tc('')),
    ];
    expect(places(rows.join(''))).toEqual([
      '0,0 1x1 rubrik Löfte',
      '0,1 1x2 rubrik Utfall',
      '1,0 2x1 A',
      '1,1 1x1 b',
      '1,2 1x1 c',
      '2,1 1x1 d',
    ]);
  });
  test('en helt fet första rad är rubrikrad', () => {
    const rows = tr(tc(p('Löfte', '', '<w:b/>')) + tc(p('T1', '', '<w:b/>'))) + tr(tc('A') + tc('b'));
    expect(places(rows).slice(0, 2)).toEqual(['0,0 1x1 rubrik Löfte', '0,1 1x1 rubrik T1']);
  });
  test('stycken och listor i en cell blir rader utan märken', () => {
    expect(places(tr(tc(p('Ett') + p('• Två')) + tc('x')))[0]).toBe('0,0 1x1 Ett|Två');
  });
  test('en struken rad är borta', () => {
    expect(places(tr(tc('A') + tc('B')) + tr(tc('C') + tc('D'), '<w:del/>'))).toEqual(['0,0 1x1 A', '0,1 1x1 B']);
  });
  test('en tabell i en tabell står för sig, den yttre var bara uppställning', () => {
    const inner = `<w:tbl>${tr(tc('A') + tc('B'))}</w:tbl>`;
    expect(places(tr(tc(p('Före') + inner) + tc('Efter')))).toEqual(['Före', '0,0 1x1 A', '0,1 1x1 B', 'Efter']);
  });
});

test('trasig XML blir text eller ett känt fel, aldrig något annat', () => {
  const whole = `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p('a')}</w:tc></w:tr></w:tbl>${p('• b', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', '<w:b/>')}`;
  const tags = [...whole.matchAll(/<[^>]+>|"[^"]*"/g)].map((match) => match[0]);
  const other = fc.constantFrom(
    '<w:p>',
    '</w:p>',
    '<w:tbl>',
    '</w:tc>',
    '"-1"',
    '"1e9"',
    '"NaN"',
    '<w:fldChar w:fldCharType="end"/>',
    '',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...tags), other), { minLength: 1, maxLength: 4 }), (changes) => {
      const body = changes.reduce((xml, [from, to]) => xml.replace(from, to), whole);
      try {
        readDocx(wordFile({ body }));
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
  );
});

test('strikt och egenhändigt benämnd XML läses som vanlig', () => {
  const xml =
    '<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Polisen</x:t></x:r></x:p></x:body></x:document>';
  const bytes = zipSync({ ...wordParts({ body: '' }), 'word/document.xml': new TextEncoder().encode(xml) });
  expect(readDocx(bytes).blocks.map((block) => block.text)).toEqual(['Polisen']);
});

describe('rader med tabbar', () => {
  const tabbed = (...columns: string[]) =>
    `<w:p>${columns.map((column, index) => `<w:r>${index > 0 ? '<w:tab/>' : ''}<w:t>${column}</w:t></w:r>`).join('')}</w:p>`;
  test('två rader blir spalter', () => {
    expect(
      blocks(tabbed('Per Ask', 'Lena Ström') + tabbed('Planerare', 'Direktör')).map(({ text, cell }) => [
        text,
        cell?.row,
        cell?.column,
      ]),
    ).toEqual([
      ['Per Ask', 0, 0],
      ['Lena Ström', 0, 1],
      ['Planerare', 1, 0],
      ['Direktör', 1, 1],
    ]);
  });
  test('märken, etiketter, text och en ensam rad förblir stycken', () => {
    expect(texts(tabbed('•', 'Polisen patrullerar') + tabbed('•', 'Kommunen lyser upp'))).toEqual([
      'Polisen patrullerar',
      'Kommunen lyser upp',
    ]);
    expect(texts(tabbed('Resultat:', 'Genomfört') + tabbed('Status:', 'Klart'))).toEqual([
      'Resultat: Genomfört',
      'Status: Klart',
    ]);
    expect(texts(tabbed('Polisen', 'Kommunen'))).toEqual(['Polisen Kommunen']);
  });
});

test('feta numrerade rader blir rubriker där de flesta är kända', () => {
  const bold = (text: string) => p(text, '', '<w:b/>');
  expect(
    shape(
      [
        bold('1. Bakgrund'),
        p('Löftet gällde ett år.'),
        bold('2. Löftespunkter och resultat'),
        p('Polisen har patrullerat.'),
        bold('3. Samråd'),
        p('Inget.'),
      ].join(''),
    ),
  ).toEqual([
    'heading 1 1. Bakgrund',
    'paragraph 0 Löftet gällde ett år.',
    'heading 1 2. Löftespunkter och resultat',
    'paragraph 0 Polisen har patrullerat.',
    'heading 1 3. Samråd',
    'paragraph 0 Inget.',
  ]);
});
