type Named = { readonly slug: string; readonly name: string };

/** Where the app's page for a municipality stands; all that its service worker looks after begins with it. */
export function devicePath(slug: string): string {
  return `/arbete/falt/${slug}`;
}

/** Where its program lies, built by vite.device.config.ts. */
const BUILT = '/arbete/falt';

/**
 * The app's page as it is kept on a device: a frame without anybody's data, the same for all who work in the municipality. Whoever
 * has it and is not signed in can ask and keep on the device, and send nothing.
 */
export function devicePage({ slug, name }: Named): string {
  const title = `I fält, ${escaped(name)} – Löftet`;
  return `<!doctype html>
<html lang="sv" dir="ltr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="apple-touch-icon" href="/ikon-192.png" />
    <link rel="manifest" href="${devicePath(slug)}/manifest.webmanifest" crossorigin="use-credentials" />
    <link rel="stylesheet" href="${BUILT}/app.css" />
    <script type="module" src="${BUILT}/app.js"></script>
  </head>
  <body>
    <div id="app" data-slug="${escaped(slug)}" data-name="${escaped(name)}">
      <main class="page"><h1>I fält</h1><p>Öppnar …</p></main>
    </div>
    <noscript><p class="page">Sidan sparar på enheten och behöver JavaScript. Skriv svaren på papper i stället.</p></noscript>
  </body>
</html>
`;
}

/** What a phone asks for when the app is put on its home screen. */
export function deviceManifest({ slug, name }: Named): object {
  const at = devicePath(slug);
  return {
    id: at,
    name: `Löftet i fält, ${name}`,
    short_name: 'I fält',
    lang: 'sv',
    start_url: at,
    scope: at,
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    icons: ['192', '512'].map((side) => ({ src: `/ikon-${side}.png`, sizes: `${side}x${side}`, type: 'image/png' })),
  };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
