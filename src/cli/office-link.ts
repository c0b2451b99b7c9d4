import { makeOfficeLink } from '#access/office-link.server.ts';
import { readArguments } from '#cli/arguments.ts';
import { officeLinkText } from '#cli/office-link-text.ts';
import { tell } from '#cli/tell.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';

/** `./loftet office-link`: a new link to the office; earlier ones that nobody has used stop working. */
export async function officeLink(args: readonly string[]): Promise<number> {
  readArguments(args, 'office-link', 0);
  const config = readEnv(process.env);
  const ctx = await openContext(config, tell);
  try {
    process.stdout.write(officeLinkText(config.port, await makeOfficeLink(ctx), config.hosts));
  } finally {
    await ctx.close();
  }
  return 0;
}
