import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { gate, pageSite } from '#tests/support/page-site.ts';

const statusOf = (answer: Response): string | null => answer.headers.get('cache-status');
const STALE = /^loftet; hit; ttl=-\d+$/;

describe('when a page cannot be drawn anew', () => {
  test('the last one is shown and says so, until it can', async () => {
    let away = false;
    const { get, pages, drawn } = await pageSite(
      (_path, drawing) => (away ? { status: 500, body: 'fel' } : { body: `nr ${drawing}` }),
      { hold: 1_000 },
    );
    await get('/eken');
    away = true;
    pages.published('eken');
    for (let times = 0; times < 5; times += 1) {
      const answer = await get('/eken');
      expect([answer.status, await answer.text()]).toEqual([200, 'nr 1']);
      expect(statusOf(answer)).toMatch(STALE);
    }
    expect(drawn()).toBe(2); // not one for each reader
    away = false;
    await pause(1_100);
    expect(await (await get('/eken')).text()).toBe('nr 3');
    expect(statusOf(await get('/eken'))).toBe('loftet; hit');
  });

  test('it is drawn at once when the database is heard again', async () => {
    let away = true;
    const { get, pages } = await pageSite(() => (away ? { status: 500 } : {}), { hold: 60_000 });
    pages.doubt();
    expect((await get('/eken')).status).toBe(503);
    away = false;
    pages.trust();
    expect(statusOf(await get('/eken'))).toBe('loftet; fwd=miss; stored');
  });

  test('a reader who could have the last one does not wait long for a new one', async () => {
    const { opened, open } = gate();
    const { get, pages } = await pageSite(
      (_path, drawing) => (drawing === 1 ? { body: 'gammal' } : { body: 'ny', after: opened }),
      { patience: 1_000 },
    );
    await get('/eken');
    pages.published('eken');
    const began = performance.now();
    expect(statusOf(await get('/eken'))).toMatch(STALE);
    expect(performance.now() - began).toBeGreaterThan(900);
    const later = performance.now();
    expect(statusOf(await get('/eken'))).toMatch(STALE);
    expect(performance.now() - later).toBeLessThan(700); // the drawing has had its time
    open();
    await vi.waitFor(async () => {
      const answer = await get('/eken');
      expect([statusOf(answer), await answer.text()]).toEqual(['loftet; hit', 'ny']);
    }, 5_000);
  });

  test('a page that was never drawn is a calm page in Swedish', async () => {
    const { get, pages } = await pageSite(() => ({ status: 500, body: 'fel' }));
    expect(await (await get('/ett-fel')).text()).toBe('fel'); // a fault of ours, and the database is there
    pages.doubt();
    const answer = await get('/eken');
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('x-common')]).toEqual([
      503,
      '10',
      'ja',
    ]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain('<p>Vi når inte uppgifterna just nu.');
    expect(await (await get('/eken', {}, 'HEAD')).text()).toBe('');
  });

  test('a page that says itself that it is not to be had is believed, and worth another try', async () => {
    const { get, pages } = await pageSite(() => ({ status: 503, body: 'kom igen' }));
    for (const path of ['/eken', '/asken']) {
      const answer = await get(path);
      expect([answer.status, await answer.text()]).toEqual([503, 'kom igen']);
      expect([answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual(['10', 'no-store']);
      pages.doubt();
    }
  });

  test('a drawing that never ends is given up, and its place is free again', async () => {
    let away = true;
    const never = new Promise(() => undefined);
    const { get } = await pageSite(() => (away ? { after: never } : {}), { longestDrawing: 100 });
    const answers = await Promise.all(['/a', '/b', '/c'].map((path) => get(path)));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    away = false;
    expect((await get('/d')).status).toBe(200);
  });

  test('a page that was withdrawn is not shown again', async () => {
    let now: 'published' | 'withdrawn' | 'away' = 'published';
    const { get, pages } = await pageSite(() => {
      if (now === 'away') return { status: 500 };
      return now === 'withdrawn' ? { status: 404 } : { body: 'återkallad' };
    });
    await get('/eken');
    now = 'withdrawn';
    pages.published('eken');
    expect((await get('/eken')).status).toBe(404);
    now = 'away';
    pages.doubt();
    const answer = await get('/eken');
    expect([answer.status, (await answer.text()).includes('återkallad')]).toEqual([503, false]);
  });
});

describe('when publications cannot be heard', () => {
  test('pages are looked at anew, but not for every reader', async () => {
    const { get, pages, drawn } = await pageSite((_path, drawing) => ({ body: `nr ${drawing}` }), { unheard: 1_000 });
    await get('/eken');
    await pause(1_100);
    expect(statusOf(await get('/eken'))).toBe('loftet; hit');
    pages.doubt();
    expect(statusOf(await get('/eken'))).toBe('loftet; fwd=stale; stored');
    for (let times = 0; times < 5; times += 1) await get('/eken');
    expect(drawn()).toBe(2);
    await pause(1_100);
    expect(await (await get('/eken')).text()).toBe('nr 3');
  });

  test('everything from before is drawn anew when they are heard again', async () => {
    const { get, pages } = await pageSite(() => ({}), { unheard: 60_000 });
    pages.doubt();
    await get('/eken');
    expect(statusOf(await get('/eken'))).toBe('loftet; hit');
    pages.trust();
    expect(statusOf(await get('/eken'))).toBe('loftet; fwd=stale; stored');
    expect(statusOf(await get('/eken'))).toBe('loftet; hit');
  });
});
