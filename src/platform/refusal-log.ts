/** What is turned away at the door, before anybody asks who it was, by the status it is answered with. */
const WHY: Readonly<Record<number, string>> = {
  400: 'en felskriven adress',
  403: 'ett formulär från en annan sida',
  405: 'ett okänt sätt att fråga',
  413: 'för mycket på en gång',
  414: 'en för lång adress',
  421: 'en värd som inte är Löftets',
};

/**
 * Tells the log what was turned away at the door: the first of each kind at once, those that follow within `withinMs`
 * as a number with the next one, so that whoever tries cannot fill the log. Never an address, which may hold a key.
 */
export function refusalLog(write: (line: string) => void, withinMs: number): (status: number, now: number) => void {
  const kinds = new Map<number, { told: number; since: number }>();
  return (status, now) => {
    const why = WHY[status];
    if (why === undefined) return;
    const kind = kinds.get(status);
    if (kind !== undefined && now - kind.told < withinMs) {
      kind.since += 1;
      return;
    }
    const more = kind === undefined || kind.since === 0 ? '' : ` Dessutom ${kind.since} sedan sist.`;
    kinds.set(status, { told: now, since: 0 });
    write(`Nekat vid dörren: ${why} (${status}).${more}\n`);
  };
}
