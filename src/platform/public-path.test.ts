import { describe, expect, test } from 'vitest';
import { isPlain, isOpenFile, isPrinted, publicPath, tagOf } from '#platform/public-path.ts';

const ask = (url: string, headers: { cookie?: string; authorization?: string } = {}, method = 'GET'): string | null =>
  publicPath({ method, url, headers });

describe('the path of a page for everybody', () => {
  test.each([
    ['/', '/'],
    ['/?utm_source=brev', '/'],
    ['/linkoping/ekbacken?fbclid=x&y=?', '/linkoping/ekbacken'],
    ['/linkoping?', '/linkoping'],
    ['/en/linkoping/ekbacken-2017/belysning', '/en/linkoping/ekbacken-2017/belysning'],
    ['/sitemap.xml?x', '/sitemap.xml'],
    ['/sitemap-linkoping.xml', '/sitemap-linkoping.xml'],
    ['/linkoping/feed.atom', '/linkoping/feed.atom'],
    ['/linkoping/ekbacken/anslag-a4.pdf?x', '/linkoping/ekbacken/anslag-a4.pdf'],
    ['/linkoping/ekbacken/belysning/bild.png?v=3', '/linkoping/ekbacken/belysning/bild.png'],
    ['/las/exempel', '/las/exempel'],
    ['/arbetet', '/arbetet'],
  ])('%s is %s', (url, path) => expect(ask(url)).toBe(path));

  test('is the same with head, and with cookies that others left', () => {
    expect(ask('/eken', {}, 'HEAD')).toBe('/eken');
    for (const cookie of ['_ga=GA1.2; _fbp=fb', 'loftet2=x', 'x=loftet', 'annat-loftet=1', 'loftet', ''])
      expect(ask('/eken', { cookie })).toBe('/eken');
  });

  test.each([
    ['/arbete'],
    ['/arbete/import?sida=2'],
    ['/api/v1/promises'],
    ['/folj/ekby/norrby?skickat'],
    ['/ar/folj/ekby/norrby'],
    ['/foljer/ekby/sluta/x'],
    ['/_app/immutable/a'],
    ['/favicon.svg'],
    ['/las.js'],
    ['/linkoping/anslag-a6.pdf'],
    ['/linkoping/annan-bild.png'],
    ['/linkoping/marke-abc.png'],
    ['/las?x=1'],
    ['/sok?q=x'],
    ['/en/sok/?q=x'],
  ])('%s has none', (url) => expect(ask(url)).toBeNull());

  test('there is none for the office, a sign-in, a form, or a reader of documents who brings a cookie', () => {
    for (const cookie of ['loftet=a', '__Host-loftet=a', '_ga=1; loftet=a', '_ga=1;__Host-loftet=a', 'a=b;  loftet =c'])
      expect(ask('/eken', { cookie })).toBeNull();
    expect(ask('/eken', { authorization: 'Bearer x' })).toBeNull();
    expect(ask('/eken', {}, 'POST')).toBeNull();
    expect(ask('/las', { cookie: '_ga=1' })).toBeNull();
  });
});

test('a poster or a picture is the same also for who says that they are signed in', () => {
  for (const path of [
    '/linkoping/ekbacken/anslag-a5.pdf',
    '/linkoping/bild.png',
    `/linkoping/marke-${'0f'.repeat(32)}.png`,
  ]) {
    expect(ask(path, { cookie: 'loftet=a', authorization: 'Bearer x' })).toBe(path);
    expect(ask(path, {}, 'POST')).toBeNull();
    expect(isPrinted(path)).toBe(true);
  }
  expect(isPrinted('/linkoping/ekbacken')).toBe(false);
  expect(
    [
      '/oppna-data/linkoping/loften.csv',
      '/oppna-data/ordbok.json',
      '/oppna-data',
      '/linkoping/ekbacken/lofte.json',
    ].map(isOpenFile),
  ).toEqual([true, true, false, false]);
});

test.each([
  ['/', ''],
  ['/en', ''],
  ['/om', ''],
  ['/om/tillganglighet', ''],
  ['/en/om/tillganglighet', ''],
  ['/sitemap.xml', ''],
  ['/linkoping', 'linkoping'],
  ['/linkoping/ekbacken-2017', 'linkoping'],
  ['/sitemap-linkoping.xml', 'linkoping'],
  ['/sitemap-upplands-vasby.xml', 'upplands-vasby'],
  ['/linkoping/feed.atom', 'linkoping'],
  ['/en/linkoping/om', 'linkoping'],
  ['/lattlast/linkoping', 'linkoping'],
  ['/en/linkoping/ekbacken/anslag-a3.pdf', 'linkoping'],
  ['/linkoping/bild.png', 'linkoping'],
  [`/linkoping/marke-${'0f'.repeat(32)}.png`, 'linkoping'],
])('%s changes with "%s"', (path, tag) => expect(tagOf(path, ['en', 'lattlast', 'om'])).toBe(tag));

test('an address is plain if it is written as browsers write it', () => {
  for (const path of ['/', '/eken', '/norrk%C3%B6ping', '/en/eken/']) expect(isPlain(path)).toBe(true);
  for (const path of ['/%65ken', '/norrk%c3%b6ping', '//eken', '/eken%2F', '/%ff', '/a\\b'])
    expect(isPlain(path)).toBe(false);
});
