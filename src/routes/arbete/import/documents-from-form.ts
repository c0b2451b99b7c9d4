import { AppError } from '#platform/errors.ts';
import type { SentDocument } from '#report-back/receive-documents.server.ts';

const LARGEST_DOCUMENT = 20_000_000;
const MOST_DOCUMENTS = 20;

export type SentForm = { readonly slug: string | null; readonly documents: readonly SentDocument[] };

/**
 * The documents that the form hands over, and the municipality chosen (null: the one that each document names).
 * @throws AppError `usage` if none was chosen or too many, `document-too-large`
 */
export async function documentsFromForm(request: Request): Promise<SentForm> {
  const form = await formOf(request);
  const files = form.getAll('dokument').filter((file) => file instanceof File);
  const chosen = files.filter((file) => file.size > 0 || file.name !== '');
  if (chosen.length === 0) throw new AppError('usage', { what: 'Välj minst ett dokument.' });
  if (chosen.length > MOST_DOCUMENTS)
    throw new AppError('usage', { what: `Välj högst ${MOST_DOCUMENTS} dokument åt gången.` });
  if (chosen.some((file) => file.size > LARGEST_DOCUMENT)) throw new AppError('document-too-large');
  const documents: SentDocument[] = [];
  for (const file of chosen) documents.push({ name: nameOf(file), bytes: new Uint8Array(await file.arrayBuffer()) });
  const slug = form.get('kommun');
  return { slug: typeof slug === 'string' && slug !== '' ? slug : null, documents };
}

/** Without folders, which some programs send and Windows parts with another sign than ours. */
function nameOf(file: File): string {
  return file.name.slice(file.name.lastIndexOf('\\') + 1);
}

async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    // A body over the server's limit ends as a broken form.
    const announced = Number(request.headers.get('content-length') ?? Infinity);
    if (announced > LARGEST_DOCUMENT) throw new AppError('documents-too-large', {}, error);
    throw new AppError('usage', { what: 'Dokumenten kom inte fram helt. Försök igen.' }, error);
  }
}
