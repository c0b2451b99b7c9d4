import type { Verdict } from '#follow-up/follow-up-record.ts';
import { isUuid } from '#platform/is-uuid.ts';

/** A verdict as it was typed. */
export type VerdictFields = { readonly row: string; readonly value: string; readonly reason: string };
export type VerdictTyped = {
  readonly pointId: string;
  readonly partyId: string;
  readonly value: Verdict;
  readonly reason: string;
  /** How many verdicts the row had when the page was drawn. */
  readonly expectedNo: number;
};

const VALUES: readonly Verdict[] = ['kept', 'partly', 'not-kept'];
const MOST = 2_000;

export function verdictFields(sent: FormData): VerdictFields[] {
  const rows = sent.getAll('rad').map(String).slice(0, MOST);
  const words = (name: string): string => String(sent.get(name) ?? '').replaceAll('\r\n', '\n');
  return rows.map((row) => ({ row, value: words(`bedomning-${row}`), reason: words(`skal-${row}`) }));
}

/** The rows in which a verdict was chosen, or what is wrong, by the id of the field. */
export function verdictsTyped(
  fields: readonly VerdictFields[],
): { typed: VerdictTyped[] } | { faults: Readonly<Record<string, string>> } {
  const faults: Record<string, string> = {};
  const typed = fields.flatMap(({ row, value, reason }): VerdictTyped[] => {
    const [pointId = '', partyId = '', no = ''] = row.split('.');
    const said = reason.trim();
    const verdict = VALUES.find((one) => one === value);
    if (verdict === undefined) {
      if (said !== '') faults[`bedomning-${row}`] = 'Välj en bedömning till skälet.';
      return [];
    }
    if (said === '') faults[`skal-${row}`] = 'Skriv varför.';
    if (said.length > 4_000) faults[`skal-${row}`] = 'Skälet är för långt. Skriv högst 4\u00a0000\u00a0tecken.';
    if (!isUuid(pointId) || !isUuid(partyId) || !/^\d{1,4}$/.test(no))
      faults[`bedomning-${row}`] = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';
    return [{ pointId, partyId, value: verdict, reason: said, expectedNo: Number(no) }];
  });
  if (Object.keys(faults).length > 0) return { faults };
  return typed.length === 0 ? { faults: { bedomning: 'Välj bedömning för minst en punkt.' } } : { typed };
}
