/** What the grid's pages say that was just done, by the word in the address (`status-3`). */
export const GRID_SAID: Readonly<Record<string, string | ((count: number) => string)>> = {
  sparat: 'Sparat.',
  status: (count) =>
    count === 0 ? 'Alla valda rader hade redan den statusen.' : `Statusen är satt på ${rows(count)}.`,
  paminda: (count) =>
    count === 0
      ? 'Ingen att påminna: alla har svarat, eller så har ingen fått frågan än.'
      : `${count === 1 ? 'En person' : `${count}\u00a0personer`} får en påminnelse i nästa morgonmejl.`,
  godkanda: (count) => (count === 0 ? 'Det fanns inget att godkänna.' : `Godkänt: ${rows(count)}.`),
  godkant: 'Texten är godkänd.',
  tillbaka: 'Texten är skickad tillbaka.',
  last: 'Perioden är låst.',
  bedomt: (count) => `Bedömningen är sparad för ${count === 1 ? 'en punkt' : `${count}\u00a0punkter`}.`,
  inlast: (count) => `${count === 1 ? 'En ändring' : `${count}\u00a0ändringar`} från kalkylbladet är sparade.`,
};

const rows = (count: number): string => (count === 1 ? 'en rad' : `${count}\u00a0rader`);
