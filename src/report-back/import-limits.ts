import { FIELD_WORDS } from '#checking/field-words.ts';
import type { Report, ReportPoint } from '#checking/report.ts';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';

/** A text that the record keeps, by the name that the review gives its field, and the most signs that it may have. */
type Kept = readonly [field: string, text: string | null, most: number];
/** A list that the record keeps, and the most that it may hold. */
type List = readonly [field: string, length: number, most: number];

/**
 * Why the record cannot hold what a reading says, though it says it: a text is too long or empty, a name holds signs that
 * are not seen, a list is too long, a day or a number none that there is. The lengths are the database's own. A sentence each.
 */
export function limitObstacles(report: Report): string[] {
  return [
    ...textObstacles('', frameTexts(report)),
    ...nameObstacles(FIELD_WORDS.municipality, report.municipality === null ? [] : [report.municipality]),
    ...nameObstacles(FIELD_WORDS.areas, report.areas),
    ...listObstacles(report),
    ...dayObstacles(report),
    ...goalObstacles(report.goals),
    ...report.points.flatMap((point) => textObstacles(`i punkt ${point.number} `, pointTexts(point))),
    ...report.points.flatMap(repeatedResults),
  ];
}

function textObstacles(where: string, texts: readonly Kept[]): string[] {
  return texts.flatMap(([field, text, most]) => {
    if (text === null || (text !== '' && text.length <= most)) return [];
    return text === ''
      ? [`Fältet ”${field}” ${where}är tomt. Skriv något där, eller ta bort raden.`]
      : [`Texten i fältet ”${field}” ${where}är för lång. Skriv högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`];
  });
}

function nameObstacles(field: string, names: readonly string[]): string[] {
  return names.some(hasUnseenSigns)
    ? [`Namnet i fältet ”${field}” har en radbrytning eller ett annat tecken som inte syns. Skriv namnet på nytt.`]
    : [];
}

function frameTexts(report: Report): Kept[] {
  const { publications, signatories } = report;
  const all = (field: string, texts: readonly (string | null)[], most: number): Kept[] =>
    texts.map((text) => [field, text, most]);
  return [
    [FIELD_WORDS.municipality, report.municipality, 200],
    [FIELD_WORDS.registryNumber, report.registryNumber, 100],
    [FIELD_WORDS.decisionBody, report.decisionBody, 200],
    [FIELD_WORDS.department, report.department, 500],
    ...all(FIELD_WORDS.areas, report.areas, 200),
    ...all(FIELD_WORDS.parties, names(report.parties), 200),
    ...all(FIELD_WORDS.goals, texts(report.goals), 2_000),
    ...all(FIELD_WORDS.agreements, names(report.agreements), 500),
    ...all(FIELD_WORDS.proposedDecisions, report.proposedDecisions, 4_000),
    ...all(FIELD_WORDS.decisionBasis, report.decisionBasis, 2_000),
    ...all(FIELD_WORDS.dispatch, report.dispatch, 500),
    ...all(FIELD_WORDS.perspectives, texts(report.perspectives), 20_000),
    ...all(FIELD_WORDS.committeeReporting, report.committeeReporting, 500),
    ...all(FIELD_WORDS.signatories, [...names(signatories), ...signatories.map(({ role }) => role)], 500),
    ...all(
      FIELD_WORDS.consultation,
      report.consultation.map(({ party }) => party),
      500,
    ),
    ...all(
      FIELD_WORDS.publications,
      publications.map(({ address }) => address),
      2_000,
    ),
    ...all(
      FIELD_WORDS.publications,
      publications.map(({ period }) => period),
      100,
    ),
  ];
}

function pointTexts(point: ReportPoint): Kept[] {
  return [
    ['Lovar', point.text === '' ? null : point.text, 4_000],
    ['Fokusområde', point.focusArea, 500],
    ['Löftet som punkten hör till', point.promise, 4_000],
    ['Senast', point.due, 500],
    ['Mål', point.target?.unit ?? null, 200],
    ...point.results.flatMap(({ text, period }): Kept[] => [
      ['Resultat', text, 20_000],
      ['Resultat', period, 100],
    ]),
    ...point.figures.flatMap(({ quote, unit }): Kept[] => [
      ['Siffror', quote, 1_000],
      ['Siffror', unit, 200],
    ]),
  ];
}

const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);
const texts = (rows: readonly { readonly text: string }[]): string[] => rows.map(({ text }) => text);

function listObstacles(report: Report): string[] {
  const lists: List[] = [
    ['punkter', report.points.length, 500],
    ['områden', report.areas.length, 100],
    ['parter', report.parties.length, 50],
    ['mål', report.goals.length, 100],
    ['överenskommelser', report.agreements.length, 50],
    ['förslag till beslut', report.proposedDecisions.length, 50],
    ['beslutsunderlag', report.decisionBasis.length, 200],
    ['mottagare', report.dispatch.length, 100],
    ['perspektiv', report.perspectives.length, 50],
    ['instanser att rapportera till', report.committeeReporting.length, 100],
    ['undertecknare', report.signatories.length, 50],
    ['samråd', report.consultation.length, 100],
    ['adresser', report.publications.length, 100],
    ['resultat i en punkt', Math.max(0, ...report.points.map(({ results }) => results.length)), 200],
    ['siffror i en punkt', Math.max(0, ...report.points.map(({ figures }) => figures.length)), 500],
  ];
  const repeated = report.areas.find((area, index) => report.areas.indexOf(area) !== index);
  return [
    ...lists
      .filter(([, length, most]) => length > most)
      .map(([what, length, most]) => `Dokumentet har ${length} ${what}, och högst ${most} får plats. Ta bort några.`),
    ...(repeated === undefined ? [] : ['Samma område står två gånger. Ta bort det ena.']),
  ];
}

function dayObstacles({ period, date, agreements }: Report): string[] {
  const days = [period?.from, period?.to, date, ...agreements.map((agreement) => agreement.date)];
  return days.every((day) => day === null || day === undefined || isDay(day))
    ? []
    : ['Ett datum finns inte i almanackan. Rätta datumet.'];
}

/** Whether it is a day in the calendar, `YYYY-MM-DD`. The database counts years from 1. */
export function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return day >= '0001' && !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
}

function goalObstacles(goals: Report['goals']): string[] {
  const numbered = goals.every(({ number }) => number === null || (number >= 1 && number <= 9_999));
  const dated = goals.every(
    ({ period }) => period === null || (period.from >= 1_000 && period.from <= period.to && period.to <= 9_999),
  );
  return [
    ...(numbered ? [] : ['Ett mål har ett nummer som inte är rimligt. Rätta numret.']),
    ...(dated ? [] : ['Åren för ett mål är inte rimliga. Skriv första och sista året, i den ordningen.']),
  ];
}

/** The record has one result of a point for a period and teller. */
function repeatedResults({ number, results }: ReportPoint): string[] {
  const told = results.map(({ period, by }) => `${period ?? ''} ${by ?? ''}`);
  return new Set(told).size === told.length
    ? []
    : [`Punkt ${number} har flera resultat för samma period. Skriv ihop dem, eller ange olika perioder.`];
}
