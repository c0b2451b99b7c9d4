import { tell } from '#cli/tell.ts';
import { commandHelp, help, isCommand, type CommandName } from '#cli/usage.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';

/** Runs a command with the words after its name and answers with the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

/** Each is loaded only when asked for, so that reading a document waits for no database driver. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  read: async () => (await import('#cli/read.ts')).read,
  check: async () => (await import('#cli/check.ts')).check,
  import: async () => (await import('#cli/import.ts')).importDocuments,
  export: async () => (await import('#cli/export.ts')).exportFolder,
  publish: async () => (await import('#cli/publish.ts')).publish,
  memo: async () => (await import('#cli/memo.ts')).memo,
  groups: async () => (await import('#cli/groups.ts')).groups,
  serve: async () => (await import('#cli/serve.ts')).serve,
  worker: async () => (await import('#cli/worker.ts')).worker,
  stop: async () => (await import('#cli/stop.ts')).stop,
  'office-link': async () => (await import('#cli/office-link.ts')).officeLink,
  user: async () => (await import('#cli/user.ts')).user,
  practice: async () => (await import('#cli/practice.ts')).practice,
  migrate: async () => (await import('#cli/migrate.ts')).migrate,
  backup: async () => (await import('#cli/backup.ts')).backup,
  restore: async () => (await import('#cli/restore.ts')).restore,
  audit: async () => (await import('#cli/audit.ts')).audit,
  version: async () => (await import('#cli/version.ts')).version,
};

/** @throws AppError `usage` */
function commandNamed(name: string): CommandName {
  if (isCommand(name)) return name;
  throw new AppError('usage', {
    what: `Kommandot ${name} finns inte. Skriv ./loftet help för att se vilka som finns.`,
  });
}

function answer(text: string): number {
  process.stdout.write(text);
  return 0;
}

const asksHow = (arg: string): boolean => arg === '--help' || arg === '-h';

async function run([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || asksHow(name)) {
    const about = args.filter((arg) => !asksHow(arg));
    if (about.length > 1) throw new AppError('usage', { what: 'Skriv så här: ./loftet help [KOMMANDO]' });
    return answer(about[0] === undefined ? help() : commandHelp(commandNamed(about[0])));
  }
  const command = commandNamed(name === '--version' ? 'version' : name);
  const end = args.indexOf('--');
  if ((end === -1 ? args : args.slice(0, end)).some(asksHow)) return answer(commandHelp(command));
  return (await COMMANDS[command]())(args);
}

function report(error: unknown): number {
  tell(sentenceFor(error));
  if (process.env['LOFTET_DEBUG']) console.error(error);
  return error instanceof AppError ? ERRORS[error.code].exit : ERRORS.internal.exit;
}

/** The launcher is our parent when another Node started us: without it nobody could stop us, so we go too. */
function followLauncher(): void {
  if (process.channel === undefined || process.channel === null) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

followLauncher();
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // `./loftet read … | head` closed the pipe
  // Another fault of whoever listens, as a full disk: half an answer must not look like a whole one.
  process.stderr.write(`Det gick inte att skriva ut svaret (${error.code ?? error.message}).\n`);
  process.exit(2);
});
process.exitCode = await run(process.argv.slice(2)).catch(report);
