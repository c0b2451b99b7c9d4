import type { DemoLink } from '#access/demo-login-links.server.ts';

/** A way in for each person of the invented municipality, for whoever looks round; nothing where there is none. */
export function demoLinksText(port: number, links: readonly DemoLink[]): string {
  if (links.length === 0) return '';
  const widest = Math.max(...links.map(({ name, role }) => name.length + role.length + 2));
  return [
    '',
    'Så ser det ut för dem som arbetar i den påhittade kommunen (en länk var, en gång):',
    ...links.map(({ name, role, path }) => `  ${`${name}, ${role}`.padEnd(widest)}  http://localhost:${port}${path}`),
    '',
  ].join('\n');
}
