import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules whose answer a width or a colour scheme can change; all others look at the same document again. */
const OF_THE_LOOK = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];

/** What axe finds wrong with the page as it stands, one line each. */
export function axeFindings(page: Page): Promise<string[]> {
  return findings(page, {});
}

/** What axe finds wrong with how the page looks, for a page that `axeFindings` has seen whole in another width or colours. */
export function lookFindings(page: Page): Promise<string[]> {
  return findings(page, { runOnly: OF_THE_LOOK });
}

/** Nothing is fetched (`preload`): that is for style sheets of other sites and for sound that starts by itself, which the content policy refuses. */
async function findings(page: Page, how: { readonly runOnly?: string[] }): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as {
        axe: { run(how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run(options)).violations.map(
        (found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' | ')}`,
      );
    },
    { resultTypes: ['violations'], preload: false, ...how },
  );
}
