import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cookieOf, type OfficeSite } from './office.ts';

export type NewPerson = {
  readonly name: string;
  readonly email: string;
  /** As options of the command: `['--role', 'auditor', '--municipality', 'eken']`. */
  readonly as: readonly string[];
};

/** Adds a person by the command, as whoever runs Löftet does; gives the path of the link that signs them in. */
export async function addPerson({ site }: OfficeSite, { name, email, as }: NewPerson): Promise<string> {
  const env = { ...process.env, ...site.env, PORT: String(site.port) };
  const args = ['src/cli/main.ts', 'user', 'add', name, email, ...as];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return /\/arbete\/logga-in\/[\w-]{43}/.exec(stdout)?.[0] ?? '';
}

/** The same, signed in: the cookie for a request's header. */
export async function signInAs(office: OfficeSite, person: NewPerson): Promise<string> {
  const opened = await office.post(await addPerson(office, person));
  if (opened.status !== 303) throw new Error(`the link did not sign in: ${opened.status}`);
  return cookieOf(opened);
}
