/**
 * How much work it is to follow up eight points with two parties and brief the committee: `node bench/task-count.ts`.
 * Needs a build. Somebody who knows what to answer does it in a browser, by keyboard and without a mouse; counted are the
 * screens that each person sees and the keys that they press. Seconds are estimated with the keystroke-level model (Card,
 * Moran and Newell 1983): 0.28 s for a key of somebody who types as most do, 1.35 s to take in each screen. The same counts
 * can be made of the Word table, the mail and the spreadsheet that it replaces. There is no limit to break.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { makeLoginLink } from '#access/login-link.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { aPerson, buildAsked, type AskedRecord } from '#tests/support/asked-record.ts';
import { openBrowser } from '#tests/support/browser.ts';
import { press, tick, type } from '#tests/support/by-keyboard.ts';
import { inNewFolder, withSite } from './load/served.ts';

const KEY_SECONDS = 0.28;
const SCREEN_SECONDS = 1.35;
const ANSWER = 'Vi gick två gånger i veckan och pratade med dem som bor där.';
const BOTH = ['municipality', 'police'] as const;
const POINTS = [
  ...Array.from({ length: 3 }, () => ({ owners: [...BOTH] })),
  ...Array.from({ length: 3 }, () => ({ owners: ['municipality' as const] })),
  ...Array.from({ length: 2 }, () => ({ owners: ['police' as const] })),
];

type Work = { who: string; screens: number; keys: number; ms: number };

/** Somebody at work: what they do goes through here, to be counted. */
function counted(page: Page, work: Work) {
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) work.screens += 1;
  });
  const act = async (keys: number, done: Promise<void>): Promise<void> => {
    work.keys += keys;
    await done;
  };
  // One key to get there by Tab, and those that are pressed. A page's own order of Tab stops is not counted.
  return {
    press: (control: Locator) => act(2, press(control)),
    tick: (control: Locator) => act(2, tick(control)),
    type: (control: Locator, words: string) => act(1 + words.length, type(control, words)),
  };
}

async function timed(work: Work, act: () => Promise<void>): Promise<Work> {
  const began = performance.now();
  await act();
  work.ms = performance.now() - began;
  return work;
}

/** Answers everything that one mail asks. */
async function answerAll(browser: Browser, origin: string, who: string, link: string): Promise<Work> {
  const page = await browser.newPage({ baseURL: origin, viewport: { width: 360, height: 740 } });
  const work: Work = { who, screens: 0, keys: 0, ms: 0 };
  const by = counted(page, work);
  await timed(work, async () => {
    await page.goto(link);
    await by.press(page.getByRole('link', { name: /^Punkt \d/ }).first());
    for (;;) {
      await by.type(page.getByLabel('1. Vad har ni gjort?'), ANSWER);
      await by.tick(page.getByRole('radio', { name: /^Pågår/ }));
      await by.press(page.getByRole('button', { name: 'Skicka svaret' }));
      await page.getByRole('heading', { name: 'Tack, svaret är skickat' }).waitFor();
      const next = page.getByRole('link', { name: /^Svara om punkt/ });
      if ((await next.count()) === 0) return;
      await by.press(next.first());
      await page.getByRole('heading', { name: /^Hur har det gått/ }).waitFor();
    }
  });
  await page.context().close();
  return work;
}

/** Looks at the grid, locks the round and makes the brief. */
async function brief(browser: Browser, origin: string, way: string, built: AskedRecord): Promise<Work> {
  const page = await browser.newPage({ baseURL: origin, viewport: { width: 1280, height: 800 } });
  const work: Work = { who: 'samordnaren', screens: 0, keys: 0, ms: 0 };
  const by = counted(page, work);
  await page.goto(way);
  await press(page.getByRole('button', { name: 'Logga in' }));
  await page.waitForURL('**/arbete');
  work.screens = 0;
  await timed(work, async () => {
    await page.goto(`/arbete/rutnat/${built.slug}/${built.promise.slug}`);
    await by.press(page.getByRole('link', { name: 'tertial 1 2026' }).first());
    await by.press(page.getByRole('button', { name: 'Lås tertial 1 2026' }));
    await page.getByRole('heading', { name: 'Så såg perioden ut när den låstes' }).waitFor();
    await by.press(page.getByRole('link', { name: 'Lägesbild' }).first());
    await by.type(page.getByLabel('Nämnd eller utskott'), 'Trygghetsutskottet');
    await by.press(page.getByRole('button', { name: 'Gör lägesbilden' }));
    await page.getByRole('link', { name: 'Ladda ner som PDF' }).waitFor();
  });
  await page.context().close();
  return work;
}

type Ways = { readonly built: AskedRecord; readonly links: Readonly<Record<string, string>>; readonly office: string };

/** The record with its eight points, and everybody's way in. */
async function prepare(dataDir: string): Promise<Ways> {
  const ctx = await openContext(readEnv({ ...process.env, LOFTET_DATA_DIR: dataDir }), () => undefined);
  try {
    const built = await buildAsked(ctx.db, { points: POINTS });
    const coordinator = await aPerson(built, ctx.db, { name: 'Sam', party: 'municipality', role: 'coordinator' });
    const token = await inMunicipality(ctx.db, INSTALLATION, (tx) => makeLoginLink(tx, coordinator, 60));
    const links = {
      kommunen: `/arbete/svar/${await built.link(built.people.anna)}`,
      polisen: `/arbete/svar/${await built.link(built.people.bo)}`,
    };
    return { built, links, office: `/arbete/logga-in/${token}` };
  } finally {
    await ctx.close();
  }
}

await inNewFolder(async (dataDir) => {
  const { built, links, office } = await prepare(dataDir);
  const browser = await openBrowser();
  try {
    await withSite({ LOFTET_DATA_DIR: dataDir, LOFTET_DEMO: 'off', LOFTET_WORKER: 'off' }, async ({ port }) => {
      const origin = `http://localhost:${port}`;
      const done: Work[] = [];
      for (const [who, link] of Object.entries(links)) done.push(await answerAll(browser, origin, who, link));
      done.push(await brief(browser, origin, office, built));
      console.log('who | screens | keys | seconds by the model | seconds that the pages took');
      const sum: Work = { who: 'together', screens: 0, keys: 0, ms: 0 };
      for (const work of done) {
        for (const name of ['screens', 'keys', 'ms'] as const) sum[name] += work[name];
        console.log(line(work));
      }
      console.log(line(sum));
    });
  } finally {
    await browser.close();
  }
});

function line({ who, screens, keys, ms }: Work): string {
  const seconds = Math.round(keys * KEY_SECONDS + screens * SCREEN_SECONDS);
  return [who, screens, keys, seconds, (ms / 1000).toFixed(1)].join(' | ');
}
