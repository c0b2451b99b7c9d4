import { createHash } from 'node:crypto';
import { metsXml, PART_FOLDERS, type PackageHead, type PackagePart } from '#documents/mets.ts';
import { zipFiles } from '#platform/zip-files.server.ts';

/** A file on its way into a package: its name below the folder of its part. */
export type NewPackageFile = {
  readonly part: PackagePart;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

/** A package as one zip: a folder with its name, in which METS.xml lists everything else. */
export async function archivePackage(head: PackageHead, files: readonly NewPackageFile[]): Promise<Uint8Array> {
  const placed = files.map(({ part, name, mediaType, bytes }) => ({
    part,
    path: `${PART_FOLDERS[part]}/${name}`,
    mediaType,
    content: bytes,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const mets = { path: `${head.id}/METS.xml`, bytes: new TextEncoder().encode(metsXml(head, placed)) };
  return zipFiles([mets, ...placed.map(({ path, content }) => ({ path: `${head.id}/${path}`, bytes: content }))]);
}
