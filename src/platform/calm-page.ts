const SENTENCES = {
  away: 'Vi når inte uppgifterna just nu. Allt som är publicerat finns kvar. Vänta en stund och ladda om sidan.',
  busy: 'Många läser just nu. Vänta några sekunder och ladda om sidan.',
} as const;

export type Calm = keyof typeof SENTENCES;

/** Seconds after which it is worth another try. */
export const RETRY_AFTER: Readonly<Record<Calm, string>> = { away: '10', busy: '3' };

/** The page for when a page cannot be drawn: needs no database and no SvelteKit. Same frame as src/error.html. */
export function calmPage(why: Calm): string {
  return `<!doctype html>
<html lang="sv">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="stylesheet" href="/fel.css" />
    <title>Sidan går inte att visa just nu – Löftet</title>
  </head>
  <body>
    <main>
      <h1>Sidan går inte att visa just nu</h1>
      <p>${SENTENCES[why]}</p>
      <p><a href="/">Till startsidan</a></p>
    </main>
  </body>
</html>
`;
}
