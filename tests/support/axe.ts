import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong with the page as it stands, one line each. Nothing is fetched for it (`preload`): that is for style
 * sheets of other sites and for sound that starts by itself, and the content policy allows neither.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(how: {
          resultTypes: string[];
          preload: false;
        }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    return (await axe.run({ resultTypes: ['violations'], preload: false })).violations.map(
      (found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' | ')}`,
    );
  });
}
