/**
 * Makes functions of the messages in every language (compiled/, not kept in git). Run by start.mjs before anything else,
 * since pages, worker and command line all write to people. A language that lacks a message is refused here.
 */
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';
import { LANGS } from '#platform/texts/languages.ts';
import { readMessages } from '#platform/texts/read-messages.server.ts';
import { textFaults } from '#platform/texts/text-faults.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const faults = LANGS.flatMap((lang) => textFaults(lang, readMessages(lang), readMessages('sv')));
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(1);
}
// The compiler counts its users over the network. What we need of it lies on the disk.
globalThis.fetch = () => Promise.reject(new Error('the texts are compiled without the network'));
await compile({
  project: here('project.inlang'),
  outdir: here('compiled'),
  strategy: ['baseLocale'], // every call names its language
  outputStructure: 'locale-modules',
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
});
