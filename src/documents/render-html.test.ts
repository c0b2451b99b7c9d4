import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { cssString } from '#documents/document-style.ts';
import { renderHtml, renderHtmlBody } from '#documents/render-html.ts';
import { soundModel } from '#documents/sound-model.ts';
import { anyModel } from '#tests/support/any-document.ts';
import { HOSTILE_TEXTS, hostileModel, memoModel } from '#tests/support/document-models.ts';
import { expectedTexts, htmlElements, htmlTexts } from '#tests/support/html-facts.ts';
import { spaced } from '#tests/support/model-texts.ts';

const KNOWN = new Set(
  'html head meta title style body header main article div h1 h2 h3 p strong ul ol li table caption thead tbody tr th td figure figcaption mark a br svg g path circle text'.split(
    ' ',
  ),
);

describe('the HTML of a document', () => {
  test('holds every text once and in order, whatever the texts are', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        expect(htmlTexts(renderHtml(model))).toEqual(expectedTexts(model));
      }),
    );
    for (const text of HOSTILE_TEXTS) {
      expect(htmlTexts(renderHtml(hostileModel(text)))).toEqual(expectedTexts(hostileModel(text)));
    }
  });

  test('no text becomes an element, an attribute or a rule of style', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        for (const { tag, attributes } of htmlElements(renderHtml(model))) {
          expect(KNOWN).toContain(tag);
          expect(attributes).not.toHaveProperty('style');
          expect(Object.keys(attributes).filter((name) => name.startsWith('on'))).toEqual([]);
        }
      }),
    );
    expect(cssString('"; } </style> \\ ÅÄ')).toMatch(/^"[A-Za-z0-9\\ ]+"$/);
  });

  test('links lead to the web and to mail only', () => {
    const hrefs = [
      'https://www.example.se/a',
      'http://a.se/ö',
      'mailto:a@b.se',
      'javascript:alert(1)',
      ' data:,x',
      '/x',
      'file:///etc',
      'JaVaScRiPt:1',
    ];
    const model = {
      ...memoModel(),
      blocks: hrefs.map((href) => ({ kind: 'paragraph', words: [{ text: 'x', href }] }) as const),
    };
    const links = htmlElements(renderHtml(model)).filter(({ tag }) => tag === 'a');
    expect(links.map(({ attributes }) => attributes['href'])).toEqual([
      'https://www.example.se/a',
      'http://a.se/%C3%B6',
      'mailto:a@b.se',
    ]);
  });

  test('is Swedish, titled, with one heading of level 1 and no jumps', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const all = htmlElements(renderHtml(model));
        expect(all[0]).toMatchObject({ tag: 'html', attributes: { lang: 'sv' } });
        expect(all.find(({ tag }) => tag === 'title')?.text).toBe(spaced(soundModel(model).title));
        const levels = all.filter(({ tag }) => /^h\d$/.test(tag)).map(({ tag }) => Number(tag.slice(1)));
        expect(levels.filter((level) => level === 1)).toEqual([1]);
        levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
      }),
    );
  });

  test('tables have a caption and headers for their columns', () => {
    const all = htmlElements(renderHtml(memoModel()));
    expect(all.filter(({ tag }) => tag === 'caption')).toHaveLength(1);
    expect(all.filter(({ tag }) => tag === 'th').map(({ attributes }) => attributes['scope'])).toEqual([
      'col',
      'col',
      'col',
    ]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'long-title': 'off', 'doctype-style': 'off' },
    });
    for (const model of [memoModel(), memoModel(200), ...HOSTILE_TEXTS.map(hostileModel)]) {
      const report = await validator.validateString(renderHtml(model));
      expect(
        report.results.flatMap((result) => result.messages.map((found) => `${found.ruleId}: ${found.message}`)),
      ).toEqual([]);
    }
  });

  test('as a part of a page it brings no style of its own', () => {
    const body = renderHtmlBody(memoModel());
    expect(body).not.toMatch(/<style|style=|<html|<script/);
    expect(body).toContain('<h1>');
    expect(body).toContain('Exempel: påhittad kommun');
  });

  test('a model that is already sound stays as it is', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        expect(soundModel(soundModel(model))).toEqual(soundModel(model));
      }),
    );
  });
});
