import type { DocumentPicture } from '#documents/document.ts';

const IN_FILE = /^data:image\/(jpeg|png|webp|svg)(?:\+xml)?;base64,([A-Za-z0-9+/]+={0,2})$/;

/** A picture of a document as a file: how its name ends, and its bytes; null where its source is none that a document holds. */
export function pictureFile({ source }: DocumentPicture): { readonly ending: string; readonly base64: string } | null {
  const [, ending = '', base64 = ''] = IN_FILE.exec(source) ?? [];
  return base64 === '' ? null : { ending, base64 };
}

/** What the template finds a picture by: by its block and its place in it. */
export function pictureName(picture: DocumentPicture, block: number, at: number): string {
  return `picture-${block}-${at}.${pictureFile(picture)?.ending ?? ''}`;
}
