import { deflateSync } from 'node:zlib';
import { newInputId } from '#dialogue/receipt.server.ts';
import { joined } from '#platform/files/file-kind.ts';
import { pngChunk } from '#platform/files/png-chunks.ts';
import { ascii, JPEG, PDF, PNG } from '../picture-files.ts';
import { A_MISTAKE, AT_THE_DOOR, nothingThere, type Attack, type Kept, type Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';

type How = { readonly status: number; readonly says: string; readonly kept?: Kept };

/** A picture as a device sends it, before the walk that names it. */
export const picture = (site: AttackedSite, bytes: Uint8Array, at: { dialogue?: string; id?: string } = {}): Sent => ({
  as: 'contact',
  at: `/arbete/falt/${site.own.slug}/bild/${at.dialogue ?? site.said.own.walkDialogueId}/${at.id ?? newInputId()}`,
  raw: bytes,
  headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
});
const file = (name: string, bytes: () => Uint8Array, how: How): Attack => ({
  name: `send a picture that is ${name}`,
  how: (site) => picture(site, bytes()),
  kept: { type: 'file-refused', by: 'contact' },
  ...how,
});
/** A PNG that says it is so large, with pixels that are these bytes. */
function pngOf(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint16(8, 0x0802);
  const chunks = [
    pngChunk('IHDR', new Uint8Array(header.buffer)),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', ascii('')),
  ];
  return joined([PNG.subarray(0, 8), ...chunks]);
}
/** A JPEG that says that it is so large. */
function jpegOf(width: number, height: number): Uint8Array {
  const bytes = Uint8Array.from(JPEG);
  const frame = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0);
  new DataView(bytes.buffer).setUint32(frame + 5, height * 65_536 + width);
  return bytes;
}
const NO_PICTURE = 'Filen är ingen bild som vi kan ta emot.';
const DAMAGED = 'Filen är inte hel';
const TOO_MANY = 'Bilden har för många bildpunkter.';

/** What a device sends as a picture and is none, or another's. */
export const DEVICE_PICTURE_ATTACKS: readonly Attack[] = [
  file('a drawing with script', () => ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), {
    status: 422,
    says: NO_PICTURE,
  }),
  file('a page', () => ascii('<!doctype html><script>alert(1)</script>'), { status: 422, says: NO_PICTURE }),
  file('a PDF', () => PDF, { status: 422, says: NO_PICTURE }),
  file('a moving picture', () => ascii('GIF89a/*<script>*/'), { status: 422, says: NO_PICTURE }),
  file('nothing', () => ascii(''), { status: 422, says: 'Filen är tom.', kept: { none: A_MISTAKE } }),
  file('cut off', () => JPEG.subarray(0, 150), { status: 422, says: DAMAGED }),
  file('60,000 times 60,000 points, as PNG', () => pngOf(60_000, 60_000, ascii('x')), { status: 422, says: TOO_MANY }),
  file('65,535 times 65,535 points, as JPEG', () => jpegOf(65_535, 65_535), { status: 422, says: TOO_MANY }),
  file('4 times 4 points and unpacks to 100 MB', () => pngOf(4, 4, deflateSync(new Uint8Array(100_000_000))), {
    status: 422,
    says: DAMAGED,
  }),
  file('a page where its points should be', () => pngOf(4, 4, ascii('<script>alert(1)</script>')), {
    status: 422,
    says: DAMAGED,
  }),
  file('11 MB', () => new Uint8Array(11_000_000), { status: 413, says: 'Filen är för stor.' }),
  file('31 MB', () => new Uint8Array(31_000_000), {
    status: 413,
    says: 'Bilden är för stor.',
    kept: { none: AT_THE_DOOR },
  }),
  {
    name: 'send another picture with the id of one that is there',
    how: (site) => picture(site, PNG, { id: site.said.own.pictureId }),
    status: 409,
    says: 'En annan bild är redan sparad',
    kept: { none: A_MISTAKE },
  },
  {
    name: 'send a picture to a dialogue that is no walk',
    how: (site) => picture(site, JPEG, { dialogue: site.dialogues.own.id }),
    status: 422,
    says: 'ingen trygghetsvandring',
    kept: { none: A_MISTAKE },
  },
  {
    name: 'send a picture to another municipality’s walk',
    how: (site) => picture(site, JPEG, { dialogue: site.said.other.walkDialogueId }),
    status: 404,
    says: 'Det finns inget här.',
    kept: nothingThere('contact'),
  },
  {
    name: 'send a picture with a folder as its id',
    how: (site) => picture(site, JPEG, { id: '..%2f..%2fetc' }),
    status: 404,
    says: 'Sidan finns inte.',
    kept: nothingThere('contact'),
  },
];
