/**
 * A site map, or an index of site maps (sitemaps.org): one entry per address from the root, in which only a-z, 0-9, -, .
 * and / occur. `day` is when it last changed.
 */
export function siteMap(
  origin: string,
  [list, entry]: readonly ['urlset', 'url'] | readonly ['sitemapindex', 'sitemap'],
  addresses: readonly { readonly path: string; readonly day?: string }[],
): Response {
  const entries = addresses.map(({ path, day }) => {
    const changed = day === undefined ? '' : `<lastmod>${day}</lastmod>`;
    return `<${entry}><loc>${origin}${path}</loc>${changed}</${entry}>\n`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</${list}>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
