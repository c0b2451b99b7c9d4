import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Where a document has no date of its own: a moment that nobody takes for real. */
const NO_DATE = '1970-01-01';
/** Read by its local parts, so that every time zone writes the same; the earliest that a zip can hold. */
const ZIP_TIME = new Date(1980, 0, 1);

/**
 * The same Word file without what the library takes from the clock and from chance: the dates of the document become its
 * own date, the links are numbered in order, and the zip carries no time of day.
 */
export function stableDocx(bytes: Uint8Array, date: string | null): Uint8Array {
  const parts = unzipSync(bytes);
  const linkIds = new Map<string, string>();
  const linkId = (id: string): string => {
    const known = linkIds.get(id) ?? `rIdLink${linkIds.size + 1}`;
    linkIds.set(id, known);
    return known;
  };
  edit(parts, 'docProps/core.xml', (xml) => dated(xml, date));
  edit(parts, 'word/document.xml', (xml) =>
    xml.replace(/(<w:hyperlink\b[^>]*\br:id=")([^"]+)/g, (_, before: string, id: string) => before + linkId(id)),
  );
  edit(parts, 'word/_rels/document.xml.rels', (xml) =>
    xml.replace(/(<Relationship Id=")([^"]+)/g, (_, before: string, id: string) => before + (linkIds.get(id) ?? id)),
  );
  return zipStably(parts);
}

/** The parts as a zip that is the same whenever it is made. */
export function zipStably(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const inOrder = Object.entries(parts).map(
    ([name, part]) => [name, [part, { mtime: ZIP_TIME }] satisfies [Uint8Array, object]] as const,
  );
  return zipSync(Object.fromEntries(inOrder), { level: 6 });
}

/** The core properties with the document's own date in place of the clock's. */
export function dated(xml: string, date: string | null): string {
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date ?? NO_DATE}T00:00:00Z`);
}

function edit(parts: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void {
  const part = parts[name];
  if (part !== undefined) parts[name] = strToU8(change(strFromU8(part)));
}
