/** A package for the archive, opened by a reader that knows nothing of how it was written. */
import { describe, expect, test } from 'vitest';
import { archivePackage, type NewPackageFile } from '#documents/archive-package.server.ts';
import { metsXml, type PackageHead } from '#documents/mets.ts';
import { zipFiles } from '#platform/zip-files.server.ts';
import { metsFaults, packageFaults } from '#tests/support/archive-reader.ts';
import { unzipped } from '#tests/support/unzip.ts';

const HEAD: PackageHead = {
  id: 'loftet-ekby-0001',
  label: 'Löftet i Norrby & Söderby <2021> "återrapporteras"',
  at: '2026-11-28T20:00:00Z',
  software: { name: 'Löftet', version: '0.1.0' },
  archivist: 'Ekby kommun',
};
const file = (part: NewPackageFile['part'], name: string, mediaType: string, text: string): NewPackageFile => ({
  part,
  name,
  mediaType,
  bytes: new TextEncoder().encode(text),
});
const FILES = [
  file('descriptive', 'dc.xml', 'application/xml', '<x/>'),
  file('preservation', 'events.json', 'application/json', '[]'),
  file('documentation', 'las-mig.txt', 'text/plain', 'Läs mig.'),
  file('data', 'documents/memo.pdf', 'application/pdf', '%PDF-1.7 …'),
  file('data', 'tables/point.csv', 'text/csv', 'id;text\r\n'),
  file('data', 'tables/empty.json', 'application/json', ''),
];
const made = await archivePackage(HEAD, FILES);

/** The package again, with one of its files changed on the way. */
async function again(change: (files: Map<string, Uint8Array>) => void): Promise<string[]> {
  const files = unzipped(made);
  change(files);
  return packageFaults(await zipFiles([...files].map(([path, bytes]) => ({ path, bytes }))));
}
const at = (place: string): string => `${HEAD.id}/${place}`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('ett arkivpaket', () => {
  test('håller METS-schemat och räknar upp varje fil med rätt storlek och kontrollsumma', () => {
    expect(packageFaults(made)).toEqual([]);
    expect([...unzipped(made).keys()]).toEqual([
      at('METS.xml'),
      at('metadata/descriptive/dc.xml'),
      at('metadata/preservation/events.json'),
      at('documentation/las-mig.txt'),
      at('representations/rep1/data/documents/memo.pdf'),
      at('representations/rep1/data/tables/point.csv'),
      at('representations/rep1/data/tables/empty.json'),
    ]);
    expect(unzipped(made).get(at('documentation/las-mig.txt'))).toEqual(Buffer.from('Läs mig.'));
  });

  test('blir samma byte när det görs igen', async () => expect(await archivePackage(HEAD, FILES)).toEqual(made));

  test('som någon har ändrat en byte i avslöjas', async () => {
    const faults = await again((files) => files.set(at('documentation/las-mig.txt'), bytes('Läs mej.')));
    expect(faults).toEqual(['documentation/las-mig.txt is not what its checksum says']);
  });
  test('som någon har lagt till en fil i avslöjas', async () => {
    expect(await again((files) => files.set(at('extra.txt'), bytes('x')))).toEqual([
      'extra.txt is there and not listed',
    ]);
  });
  test('som någon har tagit bort en fil ur avslöjas', async () => {
    const gone = 'representations/rep1/data/tables/point.csv';
    expect(await again((files) => files.delete(at(gone)))).toEqual([`${gone} is listed and not there`]);
  });
  test('utan METS.xml är inget paket', async () => {
    expect(await again((files) => files.delete(at('METS.xml')))).toEqual(['CSIPSTR4: no METS.xml in the folder']);
  });
  test('med en kontrollsumma av ett okänt slag håller inte schemat', () => {
    const xml = metsXml(HEAD, []).replace('</fileSec>', '</fileSec><filSec/>');
    expect(metsFaults(bytes(xml)).join()).toContain('filSec');
    const listed = { part: 'data', path: 'a.txt', bytes: 1, mediaType: 'text/plain', sha256: '00' } as const;
    const wrong = metsXml(HEAD, [listed]).replace('"SHA-256"', '"SHA-999"');
    expect(metsFaults(bytes(wrong)).join()).toContain('SHA-999');
  });
  test('som är trasigt går inte att läsa', () => {
    const broken = Uint8Array.from(made);
    broken[200] = 255 - (made[200] ?? 0);
    expect(packageFaults(broken)).toHaveLength(1);
    expect(packageFaults(made.subarray(0, -1))).toEqual(['Error: no end of a zip, or something after it']);
  });
});
