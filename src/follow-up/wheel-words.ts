import type { WheelEntry } from '#follow-up/wheel-page.server.ts';

/** What happens on a day of the year wheel, in words and with a sign. */
export const WHEEL_WORDS: Readonly<Record<WheelEntry['kind'], { readonly sign: string; readonly word: string }>> = {
  deadline: { sign: '◆', word: 'dag att hålla' },
  opens: { sign: '→', word: 'öppnar' },
  due: { sign: '!', word: 'sista dag att svara' },
  lock: { sign: '✓', word: 'låses' },
};
