import { demoLoginLinks } from '#access/demo-login-links.server.ts';
import { makeOfficeLink } from '#access/office-link.server.ts';
import { readArguments } from '#cli/arguments.ts';
import { demoLinksText } from '#cli/demo-links-text.ts';
import { officeLinkText } from '#cli/office-link-text.ts';
import { tell } from '#cli/tell.ts';
import { toldToStop } from '#cli/told-to-stop.ts';
import { loadDemo } from '#report-back/load-demo.server.ts';
import { readEnv } from '#platform/config.ts';
import { openContext, sharedContext } from '#platform/context.server.ts';
import { serve as serveSite } from '#server.ts';
import { startWorker } from '#worker.ts';

/** `./loftet serve`, which is what `npm start` does: database, demonstration, web site, background work; until told to stop. */
export async function serve(args: readonly string[]): Promise<number> {
  readArguments(args, 'serve', 0);
  const config = readEnv(process.env);
  const ctx = await sharedContext(() => openContext(config, tell));
  try {
    const demo = config.loadDemo ? await loadDemo(ctx) : undefined;
    if (demo) tell(`Läste in exempelkommunen ${demo}.`);
    const link = await makeOfficeLink(ctx);
    const demoLinks = config.loadDemo ? await demoLoginLinks(ctx) : [];
    const site = await serveSite();
    const told = toldToStop();
    const working = config.worksInServer ? await startWorker(ctx) : undefined;
    process.stdout.write(
      `Löftet finns på http://localhost:${site.port}\nÖppna adressen i en webbläsare. Avsluta med Ctrl+C.\n\n${officeLinkText(site.port, link, config.hosts)}${demoLinksText(site.port, demoLinks)}`,
    );
    await told;
    await site.close();
    await working?.close();
  } finally {
    await ctx.close();
  }
  return 0;
}
