/** A zip to save, which nobody on the way keeps. */
export function zipResponse({ bytes, name }: { readonly bytes: Uint8Array; readonly name: string }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
