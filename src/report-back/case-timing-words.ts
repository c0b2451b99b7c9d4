import { dayWords } from '#checking/day-words.ts';
import { BEFORE_SITTING_WORDS } from '#places/sitting-days.ts';
import type { CaseDay, CaseTiming } from '#report-back/case-clock.ts';
import type { RecordStanding } from '#report-back/public-record.ts';

/** Where a case is going and whether it comes there in time; null where there is nothing to say. */
export function timingWords(
  timing: CaseTiming,
  sitting: { readonly forum: string; readonly day: string } | null,
): string | null {
  const there = sitting === null ? '' : `${sitting.forum} ${dayWords(sitting.day)}`;
  switch (timing) {
    case 'decided':
      return null;
    case 'no-sitting':
      return 'Inget sammanträde är valt.';
    case 'in-time':
      return `Ska till ${there}. Tiden räcker.`;
    case 'tight':
      return `Ska till ${there}. Nästa sista dag är nära.`;
    case 'behind':
      return `Hinner inte till ${there} som det ser ut nu.`;
    case 'missed':
      return `Sammanträdet ${dayWords(sitting?.day ?? '')} har varit, och ärendet är inte beslutat.`;
    case 'cancelled':
      return `Sammanträdet ${dayWords(sitting?.day ?? '')} är inställt. Välj ett annat.`;
  }
}

/** Whether a case needs somebody's eyes now. */
export function isPressing(timing: CaseTiming): boolean {
  return timing === 'behind' || timing === 'missed' || timing === 'cancelled';
}

/** What is done by each of a case's days. */
export const CASE_DAY_WORDS: Readonly<Record<CaseDay['what'], string>> = {
  ...BEFORE_SITTING_WORDS,
  sitting: 'Sammanträdet',
};

export const CASE_DAY_STATES: Readonly<Record<CaseDay['state'], { readonly sign: string; readonly word: string }>> = {
  done: { sign: '✓', word: 'klart' },
  coming: { sign: '○', word: '' },
  late: { sign: '!', word: 'inte klart' },
};

/** What the memo is in the eyes of whoever asks for it, shortly: for a list. */
export function recordWords({ kind, since }: RecordStanding): string {
  const day = since === null ? '' : dayWords(since);
  switch (kind) {
    case 'working':
      return 'Ingen allmän handling än';
    case 'shared':
      return `Utkast, delat på samråd sedan ${day}`;
    case 'finalised':
      return `Färdigställd ${day}, inte utskickad`;
    case 'public':
      return `Allmän handling sedan ${day}`;
  }
}

/** The same with the reason: for the case's own page. */
export function recordReason({ kind }: RecordStanding): string {
  switch (kind) {
    case 'working':
      return 'Skrivelsen är arbetsmaterial så länge den inte har skickats ut (2 kap. 12 § tryckfrihetsförordningen).';
    case 'shared':
      return 'Ett utkast som delas för synpunkter blir normalt ingen allmän handling av det. Svaren är allmänna handlingar när de har kommit in.';
    case 'finalised':
      return 'Den blir allmän handling när den skickas ut, senast när ärendet är avgjort (2 kap. 10 § tryckfrihetsförordningen).';
    case 'public':
      return 'Den räknas från kallelsen, som skickade ut den (2 kap. 10 § tryckfrihetsförordningen). Sekretess prövas när någon begär den.';
  }
}
