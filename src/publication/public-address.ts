const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_PATH = 200;

/** Whether words could be an address at all: what could not is not looked for. `path` follows the municipality's name. */
export function isAddress(municipalitySlug: string, path: string): boolean {
  if (path.length > LONGEST_PATH) return false;
  return [municipalitySlug, ...(path === '' ? [] : path.split('/'))].every((word) => SLUG.test(word));
}
