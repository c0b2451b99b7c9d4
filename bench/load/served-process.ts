/**
 * In a process of its own, so that what it uses can be told: the whole site on the data folder that it is given, or bare
 * `node:http` that sends one page. Started by served.ts.
 */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { countQueries } from '../query-count.ts';
import type { Asked, Page, Used } from './served.ts';

const MANY = 10_000;

const asked = countQueries();
const port = process.argv[2] === 'site' ? await serveSite() : await serveBare();
process.send?.(port);

/** Told to stop, or left alone by who started it, it takes its database along. */
async function serveSite(): Promise<number> {
  const { serve } = await import('#server.ts');
  const { openContext, sharedContext } = await import('#platform/context.server.ts');
  const { readEnv } = await import('#platform/config.ts');
  const { loadDemo } = await import('#report-back/load-demo.server.ts');
  const config = readEnv(process.env);
  const ctx = await sharedContext(() => openContext(config, console.error));
  if (config.loadDemo) await loadDemo(ctx);
  const site = await serve();
  process.once('disconnect', () => {
    void (async () => {
      await site.close();
      await ctx.close();
      process.exit();
    })();
  });
  answer(async (question) => {
    if (question === 'used') return used();
    if (question === 'office') return (await import('./office-addresses.ts')).officeToLookAt(ctx);
    if (question === 'link') return (await import('#access/office-link.server.ts')).makeOfficeLink(ctx);
    if (question === 'many') return (await import('./addresses.ts')).manyAddresses(ctx.db, MANY);
    return (await import('./addresses.ts')).addressesOf(ctx.db);
  });
  return site.port;
}

async function serveBare(): Promise<number> {
  const [page] = (await once(process, 'message')) as [Page];
  const body = Buffer.from(page.body, 'base64');
  const headers = { ...page.headers, 'content-length': body.length };
  const server = http.createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  answer(async () => used());
  return (server.address() as AddressInfo).port;
}

function used(): Used {
  const { user, system } = process.cpuUsage();
  return { micros: user + system, rss: process.memoryUsage.rss(), asked: asked() };
}

function answer(to: (question: Asked) => Promise<unknown>): void {
  process.on('message', (question: Asked) => {
    to(question).then(
      (words) => process.send?.(words),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
