import { text } from 'node:stream/consumers';
import { ROLES, type Role } from '#access/grant.ts';
import { addUser, disableUser, listUsers, type NewUser } from '#access/users.server.ts';
import { readOptions, wrongly } from '#cli/arguments.ts';
import { tell, visible } from '#cli/tell.ts';
import { userAddedText, usersText } from '#cli/user-text.ts';
import { readEnv } from '#platform/config.ts';
import { openContext, type Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { partyNamed } from '#places/parties.server.ts';
import { findMunicipality } from '#places/places-queries.server.ts';

type Options = Readonly<Record<string, string | boolean | undefined>>;

/** `./loftet user add|list|disable`: people, from the server itself: for the first start and for emergencies. */
export async function user(args: readonly string[]): Promise<number> {
  const { words, options } = readOptions(args, 'user');
  const [verb, ...rest] = words;
  const fits =
    verb === 'add' ? rest.length === 2 : verb === 'disable' ? rest.length === 1 : verb === 'list' && rest.length === 0;
  if (!fits || (verb !== 'add' && Object.keys(options).some((name) => name !== 'json'))) throw wrongly('user');
  const config = readEnv(process.env);
  const password = options['password-stdin'] === true ? (await text(process.stdin)).replace(/\r?\n$/, '') : null;
  const ctx = await openContext(config, tell);
  try {
    if (verb === 'add') {
      const token = await addUser(ctx, { ...(await asked(ctx, rest, options)), password });
      process.stdout.write(userAddedText(config.port, token, config.hosts));
    } else if (verb === 'list') {
      const users = await listUsers(ctx);
      process.stdout.write(
        options['json'] === true ? `${JSON.stringify(users, null, 2)}\n` : visible(usersText(users)),
      );
    } else {
      await disableUser(ctx, rest[0] ?? '');
      tell('Personen är avstängd och utloggad överallt.');
    }
  } finally {
    await ctx.close();
  }
  return 0;
}

/** What `add` was asked to make. @throws AppError `usage`, `municipality-not-found` */
async function asked(
  ctx: Context,
  [name = '', email = '']: readonly string[],
  options: Options,
): Promise<Omit<NewUser, 'password'>> {
  const { administrator, role, municipality: slug, party } = options;
  const user = { name, email, administrator: administrator === true };
  if (role === undefined && slug === undefined && party === undefined) {
    if (!user.administrator) throw wrongly('user');
    return { ...user, grant: null };
  }
  if (!isRole(role)) throw new AppError('usage', { what: `--role ska vara något av: ${ROLES.join(', ')}.` });
  if (typeof slug !== 'string') throw wrongly('user');
  const municipality = await findMunicipality(ctx.db, slug);
  if (municipality === null) throw new AppError('municipality-not-found', { slug });
  const partyId = typeof party === 'string' ? await partyNamed(ctx, municipality.id, party) : null;
  return { ...user, grant: { municipalityId: municipality.id, role, partyId } };
}

function isRole(word: string | boolean | undefined): word is Role {
  return ROLES.some((role) => role === word);
}
