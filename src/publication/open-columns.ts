import type { PageModel } from '#publication/page-model.ts';
import type { FigureShown, PointModel } from '#publication/point-model.ts';

/** A cell: a text, a whole number, yes or no, a list of texts, or nothing. */
export type OpenCell = string | number | boolean | null | readonly string[];
export type OpenRow = Readonly<Record<string, OpenCell>>;

/** `day`: YYYY-MM-DD. `address`: a path on this site, which never comes to mean anything else. `list`: in CSV as JSON. */
type Column = {
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean' | 'day' | 'moment' | 'address' | 'list';
  readonly words: string;
};

/** A stored page, as it is published now in Swedish. */
export type OpenPage = { readonly model: PageModel; readonly no: number; readonly sha256: string; readonly at: Date };

export type OpenTable = {
  readonly name: string;
  readonly words: string;
  readonly columns: readonly Column[];
  readonly rows: (page: OpenPage) => readonly OpenRow[];
};

export const column = (name: string, type: Column['type'], words: string): Column => ({ name, type, words });
export const POINT = column('punkt', 'address', 'Punktens adress: dess beteckning, som aldrig ändras');
export const PROMISE = column('lofte', 'address', 'Löftets adress: dess beteckning');
export const MUNICIPALITY = column('kommun', 'address', 'Kommunens adress: dess beteckning');
export const EXAMPLE = column('exempel', 'boolean', 'Sant om kommunen är påhittad och inget av detta har hänt');
export const STORED = [
  column('version', 'number', 'Sidans version, från 1'),
  column('publicerad', 'moment', 'När versionen publicerades (UTC)'),
  column('sha256', 'text', 'Versionens kontrollsumma, som händelseloggen också har'),
];
export const FROM = column('fran', 'day', 'Periodens första dag');
export const TO = column('till', 'day', 'Periodens sista dag, inräknad');

export const stored = ({ no, at, sha256 }: OpenPage): OpenRow => ({
  version: no,
  publicerad: at.toISOString(),
  sha256,
});

export function ofPoint(rows: (point: PointModel, page: OpenPage) => readonly OpenRow[]): OpenTable['rows'] {
  return (page) => (page.model.kind === 'point' ? rows(page.model, page) : []);
}

export const FIGURE_COLUMNS = [
  column('namn', 'text', 'Vad siffran visar'),
  column('varde', 'text', 'Värdet med enhet, som det är publicerat: ”45 %”, ”från 64 till 23”'),
  column('period', 'text', 'Vilken tid siffran gäller'),
  column('kalla', 'text', 'Var siffran kommer från'),
  column('jamforelse', 'text', 'Talet att jämföra med'),
  column('underlag_saknas', 'boolean', 'Sant om siffran jämför, men talet att jämföra med saknas'),
  column(
    'slag',
    'text',
    'activity (det som gjordes), output (det som kom ut av det), outcome (effekt) eller perception (upplevelse)',
  ),
  column('preliminar', 'boolean', 'Sant om siffran är preliminär'),
];

export function figure({
  label,
  value,
  period,
  source,
  base,
  comparesWithout,
  kind,
  preliminary,
}: FigureShown): OpenRow {
  return {
    namn: label,
    varde: value,
    period,
    kalla: source,
    jamforelse: base,
    underlag_saknas: comparesWithout,
    slag: kind,
    preliminar: preliminary,
  };
}
