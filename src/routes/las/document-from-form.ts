import { AppError } from '#platform/errors.ts';

const LARGEST_DOCUMENT = 20_000_000;

/**
 * The document that a form hands over.
 * @throws AppError `usage` if none was chosen, `document-too-large`, `document-empty`
 */
export async function documentFromForm(request: Request): Promise<{ bytes: Uint8Array; name: string }> {
  const form = await formOf(request);
  const file = form.get('dokument');
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) {
    throw new AppError('usage', { what: 'Välj ett dokument först.' });
  }
  if (file.size > LARGEST_DOCUMENT) throw new AppError('document-too-large');
  if (file.size === 0) throw new AppError('document-empty');
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: nameOf(file) };
}

/** Without folders, which some programs send and Windows parts with another sign than ours. */
function nameOf(file: File): string {
  return file.name.slice(file.name.lastIndexOf('\\') + 1);
}

async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    // A body over the server's limit ends as a broken form; the limit is above any document that may be read.
    const announced = Number(request.headers.get('content-length') ?? Infinity);
    if (announced > LARGEST_DOCUMENT) throw new AppError('document-too-large', {}, error);
    throw new AppError('usage', { what: 'Dokumentet kom inte fram helt. Försök igen.' }, error);
  }
}
