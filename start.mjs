// Plain JavaScript for Node >= 18: installs what is missing, builds what has changed, then hands over to Node 24.
//   node start.mjs <command …>        the command line; `serve` is built first
//   node start.mjs @build             only install and build
//   node start.mjs @texts             only install and make functions of the texts
//   node start.mjs @run FILE <…>      runs one of our own scripts under Node 24 (tests, benchmarks)
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants as fsConstants,
  existsSync,
  lchownSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './src/platform/process-lock.mjs';

const MAJOR = 24;
const root = path.dirname(fileURLToPath(import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const args = process.argv.slice(2);

// What the caller's Node was told is not meant for ours: a flag that Node 24 does not know would end it.
const env = { ...process.env };
delete env.NODE_OPTIONS;
delete env.NODE_CHANNEL_FD;
delete env.NODE_ENV;

const say = (text) => process.stderr.write(`${text}\n`);
function stop(sentence, code) {
  say(sentence);
  process.exit(code);
}

const read = (file) => (existsSync(at(file)) ? readFileSync(at(file), 'utf8') : '');
function digest(texts) {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** Only what decides the installation: a changed npm script installs nothing. */
function dependenciesStamp() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(read('package.json'));
  const wanted = JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]);
  return digest([wanted, read('package-lock.json'), `${process.platform}-${process.arch}`]);
}

const TEXTS = path.join('src', 'platform', 'texts');
const COMPILED = path.join(TEXTS, 'compiled');
const PROJECT = path.join(TEXTS, 'project.inlang');
const SETTINGS = path.join(PROJECT, 'settings.json'); // what else lies there, the compiler has written

/** What the texts' functions are made of; the lock file tells the compiler's version. */
function textsStamp() {
  const found = ['package-lock.json', SETTINGS];
  for (const name of readdirSync(at(TEXTS))) if (/(?<!\.test)\.ts$/.test(name)) found.push(path.join(TEXTS, name));
  for (const name of readdirSync(at(TEXTS, 'messages'), { recursive: true }))
    if (name.endsWith('.json')) found.push(path.join(TEXTS, 'messages', name));
  return digest(found.sort().flatMap((file) => [file, read(file)]));
}

function sourcesStamp() {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(at(folder), { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (file === COMPILED || file === PROJECT) continue;
      if (entry.isDirectory()) walk(file);
      else if (!entry.name.endsWith('.test.ts')) found.push(file);
    }
  };
  walk('src');
  if (existsSync(at('static'))) walk('static');
  found.push(SETTINGS, 'vite.config.ts', 'vite.device.config.ts', 'package.json', 'package-lock.json');
  return digest(found.sort().flatMap((file) => [file, read(file)]));
}

/** Runs a tool and answers with its fault, if any. What it says is shown only then; stdout belongs to the command. */
function tool(share, command, argv) {
  return new Promise((resolve) => {
    const said = [];
    const child = spawn(command, argv, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    if (child.pid) share(child.pid);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    const began = Date.now();
    const pulse = setInterval(() => say(`  … ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
    const end = (fault) => {
      clearInterval(pulse);
      if (fault) process.stderr.write(Buffer.concat(said));
      resolve(fault);
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) => end(code === 0 ? '' : (signal ?? `kod ${code}`)));
  });
}

/** Writes all or nothing: a stamp must not exist before what it vouches for is whole. */
function writeStamp(file, stamp) {
  writeFileSync(at(`${file}.new`), stamp);
  renameSync(at(`${file}.new`), at(file));
}

/** What root makes in somebody's checkout is theirs, as if they had made it: else they could not renew it. */
function giveToOwner() {
  const { uid, gid } = statSync(root);
  if (process.getuid?.() !== 0 || uid === 0) return;
  const give = (file) => {
    lchownSync(file, uid, gid);
    if (lstatSync(file).isDirectory()) for (const name of readdirSync(file)) give(path.join(file, name));
  };
  try {
    const all = ['.loftet', '.svelte-kit', 'build', 'node_modules', COMPILED, PROJECT];
    for (const made of all) if (existsSync(at(made))) give(at(made));
  } catch {
    // Where nobody may give files away, what is made works all the same.
  }
}

async function once(stampFile, stampNow, waiting, work) {
  if (read(stampFile) === stampNow()) return;
  try {
    await withLock(
      at('.loftet'),
      async (share) => {
        const stamp = stampNow();
        if (read(stampFile) === stamp) return;
        rmSync(at(stampFile), { force: true });
        await work(share);
        writeStamp(stampFile, stamp);
        giveToOwner();
      },
      () => say(waiting),
    );
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM', 'ENOSPC'].includes(error.code)) throw error;
    const why =
      error.code === 'ENOSPC'
        ? 'Disken är full. Frigör utrymme och försök igen.'
        : 'Du får inte skriva där. Kör som den som äger mappen, eller ändra rättigheterna.';
    stop(`Löftet går inte att installera i ${root}. ${why}`, 2);
  }
}

/** An account without a home of its own (a service's) gives npm nowhere to keep what it fetches. */
function canWrite(folder) {
  try {
    accessSync(folder, fsConstants.W_OK);
    return true;
  } catch (error) {
    return error.code === 'ENOENT' && folder !== path.dirname(folder) && canWrite(path.dirname(folder));
  }
}

/** An installation that was killed half-way leaves packages that look whole, so it is begun from nothing. */
async function install(share) {
  const unfinished = at('.loftet/installing');
  if (existsSync(unfinished)) rmSync(at('node_modules'), { recursive: true, force: true });
  say('Hämtar det som Löftet behöver (första gången tar det någon minut) …');
  writeFileSync(unfinished, '');
  if (!canWrite(env.npm_config_cache || path.join(env.HOME || '/', '.npm')))
    env.npm_config_cache = at('.loftet/npm-cache');
  const argv = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
    '--loglevel=error',
  ];
  const fault = await tool(share, 'npm', argv);
  if (!fault || fault.startsWith('kod')) rmSync(unfinished); // npm tidies up after a failure of its own
  if (fault)
    stop(
      `Det gick inte att hämta det som Löftet behöver (npm: ${fault}). Orsaken står ovanför. Är det nätverket, försök igen när det fungerar.`,
      2,
    );
}

function runsMajor(binary) {
  if (!existsSync(binary)) return false;
  const answer = spawnSync(binary, ['--version'], { encoding: 'utf8', env }).stdout ?? '';
  return answer.startsWith(`v${MAJOR}.`);
}

/** The Node that is running when it is the right one, else the one that npm brought, else a newer one. */
function chooseNode() {
  const running = Number(process.versions.node.split('.')[0]);
  if (running === MAJOR) return process.execPath;
  const packaged = at(`node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (runsMajor(packaged)) return packaged;
  if (running > MAJOR) return process.execPath;
  return stop(
    `Löftet behöver Node ${MAJOR}, och npm har ingen för ${process.platform}-${process.arch}. Hämta Node ${MAJOR} på https://nodejs.org och försök igen.`,
    2,
  );
}

/** Not a part of the build: the command line and the worker write to people too, and need no pages. */
async function compileTexts(node) {
  const waiting = 'Väntar på att ett annat program ska göra i ordning texterna …';
  await once(path.join(COMPILED, '.stamp'), textsStamp, waiting, async (share) => {
    const fault = await tool(share, node, [at(TEXTS, 'compile-texts.server.ts')]);
    if (fault) stop(`Texterna gick inte att göra i ordning (${fault}). Felet står ovanför.`, 70);
  });
}

async function build(node) {
  const stampFile = 'build/.loftet-built';
  await once(stampFile, sourcesStamp, 'Väntar på att ett annat program ska bygga webbsidorna …', async (share) => {
    say('Bygger webbsidorna …');
    const fault = await tool(share, node, [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
    if (fault) stop(`Webbsidorna gick inte att bygga (${fault}). Felet står ovanför.`, 70);
  });
}

async function handOver(node, script, argv) {
  if (node === process.execPath) {
    process.argv.splice(1, process.argv.length, at(script), ...argv);
    await import(new URL(script, import.meta.url).href);
    return;
  }
  // By the channel the child notices if this process is killed, and does not stay behind holding the port.
  const child = spawn(node, [at(script), ...argv], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {}); // the terminal sends it to the child as well
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

if (Number(process.versions.node.split('.')[0]) < 18) {
  stop(
    `Löftet behöver Node 18 eller senare för att kunna starta. Den här datorn har ${process.version}. Hämta Node ${MAJOR} på https://nodejs.org.`,
    2,
  );
}
await once(
  'node_modules/.loftet-installed',
  dependenciesStamp,
  'Väntar på att ett annat program ska hämta det som Löftet behöver …',
  install,
);
const node = chooseNode();
const [command, ...rest] = args;
await compileTexts(node);
if (command === 'serve' || command === '@build') await build(node);
if (command === '@run') await handOver(node, rest[0], rest.slice(1));
else if (command !== '@build' && command !== '@texts') await handOver(node, 'src/cli/main.ts', args);
