import { tell } from '#cli/tell.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';

/** Runs a command with the words after its name and answers with the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

/** Each is loaded only when asked for, so that reading a document waits for no database driver. */
const COMMANDS: Readonly<Record<string, { readonly does: string; readonly load: () => Promise<Command> }>> = {
  read: { does: 'läser ett dokument och visar vad det säger', load: async () => (await import('#cli/read.ts')).read },
  check: {
    does: 'visar vad som behöver rättas i ett dokument',
    load: async () => (await import('#cli/check.ts')).check,
  },
  import: {
    does: 'läser in dokument som utkast (med --accept som löften), eller en export',
    load: async () => (await import('#cli/import.ts')).importDocuments,
  },
  export: {
    does: 'sparar allt som en kommun har i Löftet, som öppna filer',
    load: async () => (await import('#cli/export.ts')).exportFolder,
  },
  publish: {
    does: 'publicerar ett löfte på webbsidorna',
    load: async () => (await import('#cli/publish.ts')).publish,
  },
  memo: {
    does: 'gör tjänsteskrivelsen om ett löfte',
    load: async () => (await import('#cli/memo.ts')).memo,
  },
  serve: { does: 'startar webbplatsen (samma som npm start)', load: async () => (await import('#cli/serve.ts')).serve },
  stop: { does: 'stoppar den inbyggda databasen', load: async () => (await import('#cli/stop.ts')).stop },
  'office-link': {
    does: 'skapar en engångslänk till arbetsytan',
    load: async () => (await import('#cli/office-link.ts')).officeLink,
  },
  migrate: {
    does: 'uppdaterar databasen till den här versionen',
    load: async () => (await import('#cli/migrate.ts')).migrate,
  },
  backup: { does: 'sparar en säkerhetskopia i en fil', load: async () => (await import('#cli/backup.ts')).backup },
  restore: { does: 'läser in en säkerhetskopia', load: async () => (await import('#cli/restore.ts')).restore },
  audit: {
    does: 'kontrollerar händelseloggen (skriv audit verify)',
    load: async () => (await import('#cli/audit.ts')).audit,
  },
  version: { does: 'visar versionen', load: async () => (await import('#cli/version.ts')).version },
};

function help(): string {
  const lines = Object.entries(COMMANDS).map(([name, { does }]) => `  ${name.padEnd(13)}${does}`);
  return ['Så här används Löftet: ./loftet KOMMANDO', '', ...lines, '', 'Läs mer i docs/how-to.', ''].join('\n');
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  const end = args.indexOf('--');
  const asksHow = (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
  if (name === undefined || ['help', '--help', '-h'].includes(name) || asksHow) {
    process.stdout.write(help());
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name === '--version' ? 'version' : name)
    ? COMMANDS[name === '--version' ? 'version' : name]
    : undefined;
  if (command === undefined) {
    throw new AppError('usage', {
      what: `Kommandot ${name} finns inte. Skriv ./loftet help för att se vilka som finns.`,
    });
  }
  return (await command.load())(args);
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
