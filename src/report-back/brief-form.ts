/** The form that makes a brief, as it was typed. */
import { isUuid } from '#platform/is-uuid.ts';
export type BriefFields = {
  /** The form's own id. */
  readonly key: string;
  readonly round: string;
  readonly forum: string;
  readonly meetingDay: string;
  readonly decisions: string;
  readonly words: string;
};
export type BriefTyped = {
  /** The form's own id, which the brief gets: the same form sent twice is one brief. */
  readonly key: string;
  readonly roundId: string;
  readonly forum: string;
  readonly meetingDay: string | null;
  readonly decisions: readonly string[];
  readonly words: string | null;
};
type Faults = Readonly<Record<string, string>>;

const DAY = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

export function briefFields(sent: FormData): BriefFields {
  const text = (name: string): string => String(sent.get(name) ?? '').replaceAll('\r\n', '\n');
  return {
    key: text('key'),
    round: text('period'),
    forum: text('namnd'),
    meetingDay: text('sammantrade'),
    decisions: text('beslut'),
    words: text('inledning'),
  };
}

export function briefTyped(fields: BriefFields): { typed: BriefTyped } | { faults: Faults } {
  const faults: Record<string, string> = {};
  const [forum, day, words] = [fields.forum.trim(), fields.meetingDay.trim(), fields.words.trim()];
  const decisions = fields.decisions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!isUuid(fields.round)) faults['period'] = 'Välj vilken period lägesbilden gäller.';
  if (!isUuid(fields.key)) faults['period'] = 'Sidan är för gammal. Ladda om den och skriv igen.';
  if (forum === '') faults['namnd'] = 'Skriv vilken nämnd eller vilket utskott den går till.';
  if (forum.length > 200 || hasControl(forum)) faults['namnd'] = 'Skriv namnet på en rad, med högst 200\u00a0tecken.';
  if (day !== '' && !isDay(day)) faults['sammantrade'] = 'Skriv dagen så här: 2026-05-14.';
  if (decisions.length > 10) faults['beslut'] = 'Det är för många. Skriv högst tio beslut, ett per rad.';
  if (decisions.some((line) => line.length > 500))
    faults['beslut'] = 'Ett beslut är för långt. Skriv högst 500\u00a0tecken på raden.';
  if (words.length > 1_000) faults['inledning'] = 'Texten är för lång. Skriv högst 1\u00a0000\u00a0tecken.';
  if (Object.keys(faults).length > 0) return { faults };
  return {
    typed: {
      key: fields.key,
      roundId: fields.round,
      forum,
      meetingDay: day === '' ? null : day,
      decisions,
      words: words === '' ? null : words,
    },
  };
}

/** The paragraph of the minutes: "§ 14" and "14" are the same. */
export function paragraphTyped(sent: FormData): { paragraph: string } | { error: string } {
  const paragraph = String(sent.get('paragraf') ?? '')
    .replace(/^[\s§]+/, '')
    .trim();
  if (paragraph === '') return { error: 'Skriv paragrafen, till exempel 14.' };
  return paragraph.length > 50 || hasControl(paragraph)
    ? { error: 'Paragrafen är för lång. Skriv högst 50\u00a0tecken.' }
    : { paragraph };
}

/** As the database refuses it: signs that cannot be seen. */
function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

function isDay(day: string): boolean {
  return DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
