import Docxtemplater from 'docxtemplater';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import PizZip from 'pizzip';
import type { DocumentModel } from '#documents/document.ts';
import { graftBody, type WordParts } from '#documents/docx/graft-body.ts';
import { dated, zipStably } from '#documents/docx/stable.server.ts';
import { COMPACT_WIDTH, TEXT_WIDTH } from '#documents/docx/styles.server.ts';
import { LETTERHEAD_TAGS, type Letterhead, type TemplateTag } from '#documents/docx/template-tags.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { soundModel } from '#documents/sound-model.ts';
import { soundLine } from '#documents/sound-text.ts';
import { AppError } from '#platform/errors.ts';

const XML_PART = /\.(?:xml|rels)$/i;

/**
 * A document in a municipality's own Word template: the template's look, letterhead and margins, and our text in our order,
 * with headings, lists, header rows and alternatives. The same model in the same template gives the same bytes.
 * @param template a file that `checkTemplate` found nothing wrong with
 * @throws AppError `template-unusable` where it cannot be filled after all
 */
export async function fillTemplate(
  template: Uint8Array,
  model: DocumentModel,
  letterhead: Letterhead,
): Promise<Uint8Array> {
  const sound = soundModel(model);
  const parts = wordParts(template);
  // The template's own look, and not Löftet's with the municipality's colour in it.
  const { look: _, ...bare } = sound;
  const ours = wordParts(await renderDocx({ ...bare, letterhead: [], marks: [] }));
  const values: Record<TemplateTag, string> = {
    ...(Object.fromEntries(LETTERHEAD_TAGS.map((tag) => [tag, soundLine(letterhead[tag])])) as Letterhead),
    titel: sound.title,
    brevhuvud: sound.letterhead.join('\n'),
    märken: sound.marks.join(' \u00b7 '),
    innehåll: graftBody(ours, parts, sound.compact === true ? COMPACT_WIDTH : TEXT_WIDTH),
  };
  const filled = wordParts(put(parts, values));
  // The library leaves the end of a CDATA section as it is, which XML forbids in text.
  for (const [name, text] of filled.texts) filled.texts.set(name, text.replaceAll(']]>', ']]&gt;'));
  const core = filled.texts.get('docProps/core.xml');
  if (core !== undefined) filled.texts.set('docProps/core.xml', properties(core, sound));
  return zipStably(zipEntries(filled));
}

/** The one place that knows the library: the tags of every part that has text are replaced. */
function put(parts: WordParts, values: Readonly<Record<string, string>>): Uint8Array {
  const zip = new PizZip();
  for (const [name, bytes] of Object.entries(zipEntries(parts))) zip.file(name, bytes);
  try {
    const document = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      nullGetter: ({ value }: { readonly value?: string }) => {
        throw new Error(`nothing for the tag ${String(value)}`);
      },
      errorLogging: false,
    });
    document.render(values);
    return document.getZip().generate({ type: 'uint8array' });
  } catch (error) {
    throw new AppError('template-unusable', {}, error);
  }
}

function wordParts(bytes: Uint8Array): WordParts {
  const texts = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (XML_PART.test(name)) texts.set(name, strFromU8(part));
    else if (!name.endsWith('/')) pictures.set(name, part);
  }
  return { texts, pictures };
}

function zipEntries({ texts, pictures }: WordParts): Record<string, Uint8Array> {
  const xml = [...texts].map(([name, text]) => [name, strToU8(text)] as const);
  return Object.fromEntries([...xml, ...pictures]);
}

/** What the file says of itself: the document's title and sender, not the template's, and no moment of the clock. */
function properties(xml: string, { title, author, date }: DocumentModel): string {
  const own = { 'dc:title': title, 'dc:creator': author ?? '', 'cp:lastModifiedBy': author ?? '' };
  return Object.entries(own).reduce(
    (text, [name, value]) => {
      const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      const without = text.replace(new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>[^<]*</${name}>)`), '');
      return without.replace('</cp:coreProperties>', () => `<${name}>${escaped}</${name}></cp:coreProperties>`);
    },
    dated(xml, date),
  );
}
