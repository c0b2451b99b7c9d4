import { AppError } from '#platform/errors.ts';

/** The translator's file of a form. @throws AppError `usage` if none was chosen or it did not arrive whole */
export async function fileSent(request: Request): Promise<{ readonly bytes: Uint8Array; readonly machine: boolean }> {
  const form = await request.formData().catch(() => null);
  const file = form?.get('fil');
  if (form === null) throw new AppError('usage', { what: 'Filen kom inte fram hel. Skicka den igen.' });
  if (!(file instanceof File) || file.size === 0) throw new AppError('usage', { what: 'Välj filen först.' });
  return { bytes: new Uint8Array(await file.arrayBuffer()), machine: form.has('maskin') };
}
