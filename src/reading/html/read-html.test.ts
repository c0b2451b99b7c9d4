import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml } from '#reading/html/read-html.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const page = (body: string, head = '') =>
  readHtml(encode(`<!doctype html><html lang=sv><head><meta charset=utf-8>${head}</head><body>${body}</body></html>`));
const texts = (body: string, head = '') => page(body, head).blocks.map((block) => block.text);
const shape = (body: string) =>
  page(body).blocks.map(
    (block) => `${block.kind} ${block.level}${block.mark === null ? '' : ` ${block.mark}`} ${block.text}`,
  );

describe('vad som är dokumentet', () => {
  test('main läses; sidhuvud, sidfot och namn blir löpande text; navigering, kakor och skript inget', () => {
    const read = page(
      `<header>Ekby kommun<nav><a href=/>Start</a></nav></header><div role=dialog aria-label="Kakor">Vi använder kakor</div>
       <main><h1>Löfte 2019</h1><p>Text.</p><aside>Relaterat</aside><script>x()</script><template>mall</template></main><footer>Dnr KS 2019-1</footer>`,
      '<title>Löfte 2019 – Ekby kommun</title>',
    );
    expect(read.blocks.map((block) => block.text)).toEqual(['Löfte 2019', 'Text.']);
    expect(read.running).toEqual(['Löfte 2019 – Ekby kommun', 'Ekby kommun', 'Dnr KS 2019-1', 'Relaterat']);
  });
  test('rubriken i sidhuvudet är sidans när innehållet ingen har', () => {
    expect(shape('<header><h1>Löfte 2019</h1></header><main><p>Text.</p></main>')).toEqual([
      'heading 1 Löfte 2019',
      'paragraph 0 Text.',
    ]);
  });
  test('utan main: det som namn och länkar visar hör till webbplatsen', () => {
    const body =
      '<div class="menu"><ul><li><a href=a>A</a></ul></div><div><a href=a>Start</a> <a href=b>Bygga</a> <a href=c>Bo</a></div><div class=content><h1>Löfte</h1><p>Text med <a href=d>länk</a>.</p></div><div id=footer>Växel 0999-40 00 00</div>';
    expect(texts(body)).toEqual(['Löfte', 'Text med länk.']);
  });
  test('dolt är borta, men det som kan fällas ut är med under sin rubrik', () => {
    const body =
      '<main><p hidden>a</p><p style="display:none">b</p><p aria-hidden=true>c</p><details><summary>Punkt 1</summary><p>d</p></details><h3><button aria-expanded=false aria-controls=x>Punkt 2</button></h3><div id=x hidden><p>e</p></div></main>';
    expect(shape(body)).toEqual(['heading 2 Punkt 1', 'paragraph 0 d', 'heading 3 Punkt 2', 'paragraph 0 e']);
  });
  test('flikar får sin fliks namn som rubrik', () => {
    const body =
      '<main><h1>Löfte</h1><div role=tablist><button role=tab id=t1 aria-controls=p1>Tertial 1</button></div><div role=tabpanel id=p1 aria-labelledby=t1 hidden><p>a</p></div></main>';
    expect(texts(body)).toEqual(['Löfte', 'Tertial 1', 'a']);
  });
});

describe('text', () => {
  test('rader med br, mjuka bindestreck, entiteter och fotnotssiffror', () => {
    const body =
      '<p>Skickas till:<br>Polisen<br>Skolan</p><p>brotts&shy;före&shy;byggande &amp; trygg&aring;<sup><a href="#f1">1</a></sup></p>';
    expect(texts(body)).toEqual(['Skickas till:', 'Polisen', 'Skolan', 'brottsförebyggande & tryggå']);
  });
  test('fet början, genom tagg eller klass', () => {
    const read = page('<p><b>Resultat:</b> fem</p><p class=f>Hel.</p>', '<style>.f{font-weight:700}</style>');
    expect(read.blocks.map((block) => block.bold)).toEqual([9, 4]);
  });
  test('länkar behåller sin adress, inte de inom sidan', () => {
    expect(page('<p><a href="http://ekby.example/x">se här</a> <a href="#a">upp</a></p>').blocks[0]?.links).toEqual([
      { words: 'se här', address: 'http://ekby.example/x' },
    ]);
  });
  test('det som står i struken text är inte text', () => {
    expect(texts('<p><del>tre</del><ins>fyra</ins> möten</p>')).toEqual(['fyra möten']);
  });
});

describe('listor', () => {
  test('i listor, numrerade och med egna värden', () => {
    const body =
      '<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul><ol start=3><li>e<li value=7>f</ol><ol type=a><li>g</ol>';
    expect(shape(body)).toEqual([
      'item 0 • a',
      'item 1 • b',
      'item 0 • c',
      'paragraph 0 d',
      'item 0 3. e',
      'item 0 7. f',
      'item 0 a. g',
    ]);
  });
  test('definitionslistor: fet term, sedan texten', () => {
    expect(page('<dl><dt>Diarienummer<dd>KS 2019-1</dl>').blocks.map(({ text, bold }) => [text, bold])).toEqual([
      ['Diarienummer', 12],
      ['KS 2019-1', 0],
    ]);
  });
  test('sparade från Word', () => {
    const body =
      "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Polisen<o:p>&nbsp;</o:p></p>";
    const filtered =
      "<p class=MsoListParagraph style='text-indent:-18.0pt'><span style='font-family:Wingdings'>§<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>Kommunen</p>";
    expect(shape(body + filtered)).toEqual(['item 1 • Polisen', 'item 0 ▪ Kommunen']);
  });
  test('ur Google Dokument, där varje djup är en egen lista', () => {
    const body = '<ul class="lst-kix_ab12-0"><li>a</ul><ul class="lst-kix_ab12-1"><li>b</ul>';
    expect(shape(body)).toEqual(['item 0 • a', 'item 1 • b']);
  });
});

describe('tabeller', () => {
  const places = (body: string) =>
    page(body).blocks.map(({ cell, text }) =>
      cell === null
        ? text
        : `${cell.row},${cell.column} ${cell.rowSpan}x${cell.columnSpan}${cell.header ? ' rubrik' : ''} ${text.replaceAll('\n', '|')}`,
    );
  test('rubriker, överspann och listor i celler', () => {
    const body =
      '<table><caption>Punkter</caption><thead><tr><th>Löfte<th>T1<th>T2</thead><tr><th rowspan=2>A<td>b<td><ul><li>c<li>d</ul><tr><td colspan=2>e</table>';
    expect(places(body)).toEqual([
      'Punkter',
      '0,0 1x1 rubrik Löfte',
      '0,1 1x1 rubrik T1',
      '0,2 1x1 rubrik T2',
      '1,0 2x1 A',
      '1,1 1x1 b',
      '1,2 1x1 c|d',
      '2,1 1x2 e',
    ]);
  });
  test('en tabell för uppställning är ingen tabell', () => {
    expect(places('<table role=presentation><tr><td><h1>Löfte</h1><td><p>Text.</p></table>')).toEqual([
      'Löfte',
      'Text.',
    ]);
  });
});

describe('teckenkodning', () => {
  const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  test.each([
    ['meta charset', latin1('<meta charset="iso-8859-1"><p>Trygghetsråd</p>')],
    [
      'http-equiv',
      latin1('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Trygghetsråd</p>'),
    ],
    ['utan uppgift', latin1('<p>Trygghetsråd</p>')],
    ['UTF-8 utan uppgift', encode('<p>Trygghetsråd</p>')],
    ['UTF-8 med fel uppgift', encode('<meta charset="iso-8859-1"><p>Trygghetsråd</p>')],
    ['UTF-16 med märke', new Uint8Array(Buffer.from('\ufeff<p>Trygghetsråd</p>', 'utf16le'))],
  ])('%s', (_, bytes) => {
    expect(readHtml(bytes).blocks.map((block) => block.text)).toEqual(['Trygghetsråd']);
  });
});

test('varje ord i ett stycke kommer med, en gång', () => {
  const word = fc.stringMatching(/^[a-zåäö]{1,8}$/);
  const wrap = fc.constantFrom('p', 'div', 'li', 'td', 'h2', 'b', 'section', 'blockquote', 'span');
  fc.assert(
    fc.property(fc.array(fc.tuple(wrap, word), { maxLength: 12 }), (parts) => {
      const html = parts.map(([tag, text]) => `<${tag}> ${text} </${tag}>`).join('');
      const read = page(html).blocks.flatMap((block) => block.text.split(/\s+/));
      // Text that a table may not hold is moved before it, as browsers do; so order is not asked for.
      expect(read.sort()).toEqual(parts.map(([, text]) => text).sort());
    }),
  );
});
