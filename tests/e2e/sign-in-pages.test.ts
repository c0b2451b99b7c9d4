/** The pages of signing in, of one's account and of the administrator, in a browser, without JavaScript, large and small. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { CLIENT, startOidc, type OidcProvider } from '../support/oidc.ts';
import { watchedPage } from '../support/page-watch.ts';
import { addPerson } from '../support/person.ts';
import { takePicture } from '../support/pictures.ts';

const DEMO = 'alvkoping';
let office: OfficeSite;
let browser: Browser;
let provider: OidcProvider;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se', { LOFTET_DEMO: 'on' }), openBrowser()]);
  provider = await startOidc(`${office.site.origin}/arbete/logga-in/svar`);
});
afterAll(async () => {
  await browser?.close();
  await provider?.stop();
  await office?.stop();
});

/** axe is script: it gets the page in a context that has it, with the same cookies. */
async function look(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  // But the one that warns whoever leaves what they have written (static/lamna.js).
  expect(await page.locator('script:not([src="/lamna.js"])').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await takePicture(page, name);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const { page: other } = await watchedPage(browser, office.site.origin, {
    viewport: { width, height },
    storageState: await page.context().storageState(),
  });
  await other.goto(path);
  expect(await axeFindings(other), path).toEqual([]);
  await other.context().close();
}

describe.each([360, 1280])('at %i px', (width) => {
  const options = { viewport: { width, height: 800 }, javaScriptEnabled: false };

  test('the administrator sets up a provider and people, and a person comes in by it', async () => {
    const { page, complaints } = await watchedPage(browser, office.site.origin, options);
    const caretaker = { name: 'Drift Person', email: `drift${width}@alv.se`, as: ['--administrator'] };
    await page.goto(await addPerson(office, caretaker));
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.waitForURL('**/arbete');

    const name = `Älvköping ${width}`;
    await page.goto('/arbete/inloggningstjanster');
    await page.getByLabel('Namn på knappen').fill(name);
    await page.getByLabel('Tjänstens adress (issuer)').fill('http://evil.example');
    await page.getByLabel('Löftets namn hos tjänsten (client id)').fill(CLIENT.id);
    await page.getByLabel('Löftets hemlighet hos tjänsten').fill(CLIENT.secret);
    await page.getByRole('button', { name: 'Lägg till tjänsten' }).click();
    await page.getByRole('link', { name: /Skriv tjänstens adress/ }).waitFor();
    expect(await page.content()).not.toContain(CLIENT.secret);
    await page.getByLabel('Tjänstens adress (issuer)').fill(width === 360 ? provider.issuer : `${provider.issuer}/`);
    await page.getByLabel('Löftets hemlighet hos tjänsten').fill(CLIENT.secret);
    await page.getByRole('button', { name: 'Lägg till tjänsten' }).click();
    await page.getByText('Sparat.').waitFor();
    await page.getByLabel('Tjänst', { exact: true }).selectOption({ label: name });
    await page.getByLabel('Domän eller värde').fill('alvkoping.example');
    await page.getByRole('button', { name: 'Lägg till regeln' }).click();
    await page.getByText('Alla med adress på @alvkoping.example').first().waitFor();
    await look(page, '/arbete/inloggningstjanster', `inloggningstjanster-${width}`);

    await page.goto(`/arbete/kommun/${DEMO}/personer`);
    await page.getByLabel('Namn', { exact: true }).fill('Eva Ek');
    await page.getByLabel('E-postadress på arbetet').fill(`eva${width}@alvkoping.example`);
    await page.getByLabel('Uppgift', { exact: true }).selectOption('approver');
    await page.getByRole('button', { name: 'Lägg till uppgiften' }).click();
    await page.getByRole('link', { name: 'Den uppgiften gäller alltid en part. Välj vilken.' }).waitFor();
    expect(await page.getByLabel('Namn', { exact: true }).inputValue()).toBe('Eva Ek');
    await page.getByLabel('För vilken part?').selectOption({ label: 'Älvköpings kommun' });
    await page.getByRole('button', { name: 'Lägg till uppgiften' }).click();
    await page.getByText('Sparat.').waitFor();
    await look(page, `/arbete/kommun/${DEMO}/personer`, `personer-${width}`);
    await look(page, `/arbete/kommun/${DEMO}`, `kommun-${width}`);
    await look(page, `/arbete/kommun/${DEMO}/installningar`, `installningar-${width}`);

    provider.account = { sub: `eva-${width}`, email: `eva${width}@alvkoping.example`, email_verified: true };
    const { page: evas } = await watchedPage(browser, office.site.origin, options);
    await look(evas, '/arbete/konto', `logga-in-stangd-${width}`);
    await look(evas, '/arbete/logga-in', `logga-in-${width}`);
    await evas.goto('/arbete/konto');
    await evas.getByRole('link', { name: `Logga in med ${name}` }).click();
    await evas.waitForURL('**/arbete/konto');
    expect(await evas.getByText('godkännare').count()).toBeGreaterThan(0);
    await look(evas, '/arbete/konto', `konto-${width}`);
    expect(complaints.filter((one) => !one.includes('400') && !one.includes('401'))).toEqual([]);
  });

  test('whom the provider states and nobody here knows gets a calm page that says whom to ask', async () => {
    provider.account = { sub: `okand-${width}`, email: 'okand@alvkoping.example', email_verified: true };
    const { page } = await watchedPage(browser, office.site.origin, options);
    await page.goto('/arbete/logga-in');
    await page
      .getByRole('link', { name: /Logga in med/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Du är inte inloggad' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('Be samordnaren eller administratören i din kommun');
    await takePicture(page, `okand-${width}`);
  });

  test('a person asks for a link, and is told what to do next', async () => {
    const { page } = await watchedPage(browser, office.site.origin, options);
    await page.goto('/arbete/logga-in');
    await page.getByLabel('Din e-postadress på arbetet').fill('nagon@alvkoping.example');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Titta i din e-post' }).waitFor();
    await takePicture(page, `skickat-${width}`);
    await look(page, '/arbete/logga-in/losenord', `losenord-${width}`);
  });
});
