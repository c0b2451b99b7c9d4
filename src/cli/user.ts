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
  const toAdd = verb === 'add' ? asked(rest, options) : null;
  const config = readEnv(process.env);
  const password = options['password-stdin'] === true ? (await text(process.stdin)).replace(/\r?\n$/, '') : null;
  const ctx = await openContext(config, tell);
  try {
    if (toAdd !== null) {
      const token = await addUser(ctx, { ...(await found(ctx, toAdd)), password });
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

type Asked = {
  readonly name: string;
  readonly email: string;
  readonly administrator: boolean;
  readonly grant: { readonly role: Role; readonly municipality: string; readonly party: string | null } | null;
};

/** What `add` is asked to make, before anything is opened. @throws AppError `usage` */
function asked([name = '', email = '']: readonly string[], options: Options): Asked {
  const { administrator, role, municipality, party } = options;
  const user = { name, email, administrator: administrator === true };
  if (role === undefined && municipality === undefined && party === undefined) {
    if (!user.administrator) throw wrongly('user');
    return { ...user, grant: null };
  }
  if (typeof municipality !== 'string') throw wrongly('user');
  if (!isRole(role)) throw new AppError('usage', { what: `--role ska vara något av: ${ROLES.join(', ')}.` });
  return { ...user, grant: { role, municipality, party: typeof party === 'string' ? party : null } };
}

/** The same with the ids of municipality and party. @throws AppError `municipality-not-found`, `party-not-found` */
async function found(ctx: Context, { grant, ...user }: Asked): Promise<Omit<NewUser, 'password'>> {
  if (grant === null) return { ...user, grant };
  const municipality = await findMunicipality(ctx.db, grant.municipality);
  if (municipality === null) throw new AppError('municipality-not-found', { slug: grant.municipality });
  const partyId = grant.party === null ? null : await partyNamed(ctx, municipality.id, grant.party);
  return { ...user, grant: { municipalityId: municipality.id, role: grant.role, partyId } };
}

function isRole(word: string | boolean | undefined): word is Role {
  return ROLES.some((role) => role === word);
}
