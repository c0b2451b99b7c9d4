import type { Dates, Report } from '#checking/report.ts';
import { limitObstacles } from '#report-back/import-limits.ts';

/**
 * Why a reading cannot become the record without a person: a sentence each, in plain Swedish, saying what to do.
 * None means that it can.
 */
export function importObstacles(report: Report): string[] {
  const { municipality, period, points, goals } = report;
  const without = points.filter((point) => point.owner.length === 0).map((point) => point.number);
  const empty = points.filter((point) => point.text.trim() === '').map((point) => point.number);
  return [
    ...(municipality === null ? ['Dokumentet säger inte vilken kommun det gäller. Ange kommunen.'] : []),
    ...(period === null ? ['Dokumentet säger inte vilken period löftet gäller. Ange perioden.'] : []),
    ...(period !== null && period.from > period.to ? ['Periodens sista dag är före den första. Rätta perioden.'] : []),
    ...(points.length === 0 ? ['Inga punkter hittades i dokumentet. Välj ut dem i granskningen.'] : []),
    ...(without.length > 0 ? [`${numbered(without)} saknar ägare. Ange vem som lovar.`] : []),
    ...(empty.length > 0 ? [`${numbered(empty)} saknar text. Skriv vad som lovas eller ta bort punkten.`] : []),
    ...(period === null ? [] : foreignGoals(goals, period)),
    ...limitObstacles(report),
  ];
}

/** "Punkt 3", "Punkt 3 och 5". */
function numbered(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 10).map(String);
  const last = shown.pop() ?? '';
  return `Punkt ${shown.length === 0 ? last : `${shown.join(', ')} och ${last}`}`;
}

/** A memo lists the goals of the mandate that its year belongs to (invariant 9). */
function foreignGoals(goals: Report['goals'], period: Dates): string[] {
  const foreign = goals.filter(
    (goal) =>
      goal.period !== null && (`${goal.period.to}-12-31` < period.from || `${goal.period.from}-01-01` > period.to),
  );
  return foreign.length === 0
    ? []
    : ['Ett mål gäller en annan mandatperiod än löftets period. Ta bort målet eller rätta perioden.'];
}
