import adapter from '@sveltejs/adapter-node';
import type { Adapter } from '@sveltejs/kit';
import { sveltekit } from '@sveltejs/kit/vite';
import { build, defineConfig, type Plugin } from 'vite';
import { PAGE_POLICY } from './src/platform/content-policy.ts';
import { deviceApp } from './vite.device.config.ts';

/**
 * Kit's server build imports our own `#room/file.ts` from src/ at run time instead of copying them into build/,
 * so that command line, server and pages share one copy of each module (docs/decisions/0004-web.md). Not what lies in
 * routes/: it knows Kit, and a 404 or a redirect that another copy of Kit throws is a 500 to this one.
 */
const ownModulesStayOutside: Plugin = {
  name: 'loftet-own-modules-stay-outside',
  apply: 'build',
  config: () => ({
    environments: {
      ssr: { build: { rolldownOptions: { external: [/^#(?!routes\/)[a-z-]+\/.+(?<!\.svelte)\.[jt]s$/] } } },
    },
  }),
};

/** Node's, which is given the app for devices along with SvelteKit's own files: it serves what it has listed and nothing else. */
function withDeviceApp(node: Adapter): Adapter {
  return {
    ...node,
    adapt: async (builder) => {
      await build(deviceApp(builder.getClientDirectory()));
      await node.adapt(builder);
    },
  };
}

export default defineConfig({
  plugins: [
    ownModulesStayOutside,
    sveltekit({
      adapter: withDeviceApp(adapter()),
      files: { params: 'src/routes/params' },
      csp: { mode: 'auto', directives: PAGE_POLICY },
      // One page is shown at many addresses: the one that says how the office is opened (routes/arbete/office-gate.ts).
      paths: { relative: false },
    }),
  ],
});
