/**
 * The words of a form that was sent; none where it did not arrive whole, which every form's own rules then tell. Files
 * have no place in it. The sign NUL, which the database refuses, becomes the replacement character, as in documents.
 */
export async function wordsSent(request: Request): Promise<FormData> {
  const sent = await request.formData().catch(() => new FormData());
  const words = new FormData();
  for (const [name, value] of sent) if (typeof value === 'string') words.append(name, value.replaceAll('\0', '\ufffd'));
  return words;
}
