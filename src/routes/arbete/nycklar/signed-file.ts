/** The file of a form, or null where none was chosen. Too large a one comes without its bytes, and is refused as unfit. */
export async function fileIn(form: FormData, name: string): Promise<{ bytes: Uint8Array; name: string } | null> {
  const file = form.get(name);
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return null;
  const own = file.name.slice(file.name.lastIndexOf('\\') + 1);
  return { bytes: file.size > 20_000_000 ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()), name: own };
}
