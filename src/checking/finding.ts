import type { Passage } from '#checking/passage.ts';
import { FINDING_SEVERITY, type Finding, type FindingCode } from '#checking/report.ts';

type Place = {
  readonly quote?: string | null;
  readonly block?: number | null;
  readonly point?: number | null;
};

/** A finding with the severity that its code has. */
export function finding(code: FindingCode, message: string, place: Place = {}): Finding {
  return {
    code,
    severity: FINDING_SEVERITY[code],
    message,
    quote: place.quote ?? null,
    block: place.block ?? null,
    point: place.point ?? null,
  };
}

/** The block in which a point says the quoted words; else the block where the point begins; null for typed text. */
export function blockOf(passages: readonly Passage[], point: number, quote: string | null): number | null {
  const own = passages.filter((passage) => passage.point === point);
  const exact = quote === null ? undefined : own.find((passage) => passage.text.includes(quote));
  return (exact ?? own[0])?.block ?? null;
}
