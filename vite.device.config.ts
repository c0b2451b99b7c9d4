import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { InlineConfig, Plugin } from 'vite';

/** Kept on devices too, though the server writes it. */
const PAGE = path.resolve(import.meta.dirname, 'src/dialogue/device-page.ts');

/** The worker carries a digest of all that it keeps: browsers install a worker whose bytes have changed, and no other. */
const versionInWorker: Plugin = {
  name: 'loftet-version-in-worker',
  generateBundle(_options, bundle) {
    const hash = createHash('sha256').update(readFileSync(PAGE));
    for (const [name, file] of Object.entries(bundle).toSorted(([a], [b]) => a.localeCompare(b)))
      hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
    const worker = bundle['arbetare.js'];
    if (worker?.type !== 'chunk') throw new Error('there is no worker to write the version in');
    worker.code = worker.code.replace('%LOFTET_VERSION%', hash.digest('hex').slice(0, 16));
  },
};

/**
 * The app that staff take along to a square (docs/decisions/0033-offline.md): three files among SvelteKit's, whose names stay.
 * `client`: the folder of what browsers fetch.
 */
export function deviceApp(client: string): InlineConfig {
  return {
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false }), versionInWorker],
    build: {
      outDir: path.join(client, 'arbete', 'falt'),
      emptyOutDir: true,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: { app: 'src/dialogue/device/app.browser.ts', arbetare: 'src/dialogue/device/worker.browser.ts' },
        output: { entryFileNames: '[name].js', assetFileNames: 'app[extname]' },
      },
    },
  };
}
