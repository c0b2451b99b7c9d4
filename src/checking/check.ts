import { findCountMismatches } from '#checking/count-mismatch.ts';
import { findDuplicates } from '#checking/duplicate-passage.ts';
import { findWeakLinks } from '#checking/link.ts';
import type { Material, Missing, ReportRead, Spelling } from '#checking/material.ts';
import type { Passage } from '#checking/passage.ts';
import { findPersonalData } from '#checking/personal-data.ts';
import { findPlaceholders } from '#checking/placeholder.ts';
import { findRatiosWithoutBase } from '#checking/ratio.ts';
import type { Finding } from '#checking/report.ts';
import { findMissingParts } from '#checking/required-parts.ts';
import { findMissingResults } from '#checking/result-missing.ts';
import { findStaleTense } from '#checking/stale-tense.ts';
import { findMissingTimeLimits } from '#checking/time-limit.ts';
import { findUnofficialTerms } from '#checking/unofficial-term.ts';

const CHECKS: readonly ((material: Material) => Finding[])[] = [
  findPlaceholders,
  findMissingParts,
  findCountMismatches,
  findPersonalData,
  findMissingResults,
  findStaleTense,
  findDuplicates,
  findUnofficialTerms,
  findWeakLinks,
  findRatiosWithoutBase,
  findMissingTimeLimits,
];

/**
 * Everything that is wrong with a document, errors first within the order of the checks.
 * `missing` are the points and periods that the reading found without text; `spelling` is null where no
 * dictionary is loaded, and words are then not checked.
 */
export function check(
  report: ReportRead,
  passages: readonly Passage[],
  missing: readonly Missing[],
  spelling: Spelling | null,
): Finding[] {
  const material: Material = { report, passages, missing, spelling };
  return CHECKS.flatMap((find) => find(material));
}
