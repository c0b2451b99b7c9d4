const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');
const PARTS: Readonly<Record<string, string>> = { T: 'tertial', Q: 'kvartal' };
const HALVES: Readonly<Record<string, string>> = { H1: 'första halvåret', H2: 'andra halvåret' };

/** A follow-up period's label as a reader says it: 'T2 2018' -> "tertial 2 2018", '2017-05' -> "maj 2017". */
export function periodLabelWords(label: string): string {
  const month = /^(\d{4})-(\d\d)$/.exec(label);
  const name = MONTHS[Number(month?.[2] ?? 0) - 1];
  if (month !== null && name !== undefined) return `${name} ${month[1]}`;
  const [, first = '', part = '', number = '', last = ''] = /^(?:(\d{4}) )?([TQH])(\d)(?: (\d{4}))?$/.exec(label) ?? [];
  const words = HALVES[part + number] ?? (PARTS[part] === undefined ? undefined : `${PARTS[part]} ${number}`);
  return words === undefined ? label : [words, first || last].filter(Boolean).join(' ');
}
