import { AppError } from '#platform/errors.ts';

/** The spreadsheet of a form. @throws AppError `usage` if none was chosen or it did not arrive whole */
export async function sheetSent(request: Request): Promise<Uint8Array> {
  const form = await request.formData().catch(() => null);
  const file = form?.get('blad');
  if (form === null) throw new AppError('sheet-too-large');
  if (!(file instanceof File) || file.size === 0) throw new AppError('usage', { what: 'Välj kalkylbladet först.' });
  return new Uint8Array(await file.arrayBuffer());
}
