import type { DeviceRecord, RecordKind, RecordState } from '#dialogue/device-queue.ts';

export const RECORD_KIND_WORDS: Readonly<Record<RecordKind, string>> = { interview: 'Intervju', walk: 'Vandring' };

export const RECORD_STATE_WORDS: Readonly<Record<RecordState, string>> = {
  draft: 'inte klar',
  waiting: 'väntar',
  failed: 'gick inte att skicka',
  sent: 'skickad',
};

const NUMBERS = new Intl.NumberFormat('sv-SE');

/** "1 intervju", "12 intervjuer". */
export function interviewsWords(count: number): string {
  return `${NUMBERS.format(count)}\u00a0${count === 1 ? 'intervju' : 'intervjuer'}`;
}

/** What the button says that goes on with a draft; `alone`: it is the only one. */
export function goOnWords({ kind, no }: Pick<DeviceRecord, 'kind' | 'no'>, alone: boolean): string {
  if (!alone) return `Fortsätt ${RECORD_KIND_WORDS[kind].toLowerCase()}\u00a0${no}`;
  return kind === 'walk' ? 'Fortsätt vandringen som inte är klar' : 'Fortsätt intervjun som inte är klar';
}

/** How many lie on the device in each state: "3 väntar, 7 skickade". Empty where there are none. */
export function queueWords(records: readonly DeviceRecord[]): string {
  const count = (state: RecordState): number => records.filter((one) => one.state === state && !one.removed).length;
  const parts: readonly (readonly [number, string, string])[] = [
    [count('draft'), 'inte klar', 'inte klara'],
    [count('waiting'), 'väntar', 'väntar'],
    [count('failed'), 'gick inte att skicka', 'gick inte att skicka'],
    [count('sent'), 'skickad', 'skickade'],
  ];
  return parts
    .flatMap(([n, one, several]) => (n === 0 ? [] : [`${NUMBERS.format(n)}\u00a0${n === 1 ? one : several}`]))
    .join(', ');
}
