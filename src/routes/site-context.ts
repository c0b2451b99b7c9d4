import { readEnv } from '#platform/config.ts';
import { openContext, sharedContext, type Context } from '#platform/context.server.ts';

/** The process's context, for pages. `server.ts` has opened it; under `vite dev` the first page does. */
export function siteContext(): Promise<Context> {
  return sharedContext(() => openContext(readEnv(process.env), (text) => process.stderr.write(`${text}\n`)));
}
