type Directive =
  | 'default-src'
  | 'script-src'
  | 'style-src'
  | 'img-src'
  | 'font-src'
  | 'connect-src'
  | 'manifest-src'
  | 'form-action'
  | 'base-uri'
  | 'frame-ancestors';

/**
 * What a page may load: its own style, script, pictures and fonts, nothing from elsewhere and nothing inline.
 * SvelteKit sends it with pages (and adds nonces where a page has inline script), the server with everything else.
 */
export const PAGE_POLICY: Record<Directive, ('none' | 'self')[]> = {
  'default-src': ['none'],
  'script-src': ['self'],
  'style-src': ['self'],
  'img-src': ['self'],
  'font-src': ['self'],
  'connect-src': ['self'],
  'manifest-src': ['self'],
  'form-action': ['self'],
  'base-uri': ['none'],
  'frame-ancestors': ['none'],
};

/** The same policy as one header line. */
export function policyHeader(): string {
  return Object.entries(PAGE_POLICY)
    .map(([directive, sources]) => `${directive} ${sources.map((source) => `'${source}'`).join(' ')}`)
    .join('; ');
}
