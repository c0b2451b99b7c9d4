import { findActivitiesAsEffect } from '#checking/activity-effect.ts';
import { findContinuations } from '#checking/continuation.ts';
import { findCountMismatches } from '#checking/count-mismatch.ts';
import { findDependentDecisions } from '#checking/decision-standalone.ts';
import { findDuplicates } from '#checking/duplicate-passage.ts';
import { findMissingFollowUps } from '#checking/follow-up-period.ts';
import { findHardTexts } from '#checking/hard-to-read.ts';
import { findWeakLinks } from '#checking/link.ts';
import type { Material, Missing, ReportRead, Spelling } from '#checking/material.ts';
import type { Passage } from '#checking/passage.ts';
import { findPersonalData } from '#checking/personal-data.ts';
import { findPlaceholders } from '#checking/placeholder.ts';
import { findPointsWithoutFigure } from '#checking/point-figure.ts';
import { findUnansweredQuestions } from '#checking/question-unanswered.ts';
import { findRatiosWithoutBase } from '#checking/ratio.ts';
import { FINDING_SEVERITY, type Finding } from '#checking/report.ts';
import { findMissingParts } from '#checking/required-parts.ts';
import { findMissingResults } from '#checking/result-missing.ts';
import { findStaleTense } from '#checking/stale-tense.ts';
import { findMissingTimeLimits } from '#checking/time-limit.ts';
import { findUnknownWords } from '#checking/unknown-word.ts';
import { findUnofficialTerms } from '#checking/unofficial-term.ts';
import { findVagueVerbs } from '#checking/vague-verb.ts';

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
  findDependentDecisions,
  findPointsWithoutFigure,
  findRatiosWithoutBase,
  findUnansweredQuestions,
  findContinuations,
  findMissingFollowUps,
  findActivitiesAsEffect,
  findVagueVerbs,
  findMissingTimeLimits,
  findHardTexts,
  findUnknownWords,
];

const ORDER = Object.keys(FINDING_SEVERITY);

/**
 * Everything that is wrong with a document, in the order of FINDING_SEVERITY: errors, warnings, hints.
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
  return CHECKS.flatMap((find) => find(material)).toSorted((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
}
