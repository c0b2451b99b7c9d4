import { fileKind, text } from '#platform/files/file-kind.ts';

type Size = { readonly width: number; readonly height: number };

/** How large a JPEG, PNG or WebP picture says that it is, in pixels; null for what is none of them, or does not say. */
export function pictureSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    switch (fileKind(bytes)) {
      case 'jpeg':
        return jpegSize(view);
      case 'png':
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 'webp':
        return webpSize(bytes, view);
      default:
        return null;
    }
  } catch {
    return null; // It ends before it has said.
  }
}

/** From the frame header (ITU-T T.81, B.2.2): the markers SOF0 to SOF15 without DHT, JPG and DAC. */
function jpegSize(view: DataView): Size | null {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** From the first chunk (RFC 9649): the canvas of the extended form, or the picture of the simple ones. */
function webpSize(bytes: Uint8Array, view: DataView): Size | null {
  switch (text(bytes, 12, 16)) {
    case 'VP8X':
      return {
        width: 1 + (view.getUint32(24, true) & 0xff_ffff),
        height: 1 + view.getUint16(27, true) + (view.getUint8(29) << 16),
      };
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
    }
    default:
      return null;
  }
}
