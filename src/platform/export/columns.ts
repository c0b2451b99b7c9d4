import { canonicalJson, type Fact } from '#platform/canonical-json.ts';

/** A column as the catalogue has it. */
export type Column = {
  readonly name: string;
  /** As declared: a domain's name, where it is one. */
  readonly type: string;
  /** What the domain is made of, or the type itself. */
  readonly base: string;
  readonly required: boolean;
  readonly words: string | null;
  /** "table.column" that it points at. */
  readonly refers: string | null;
};

const NUMBERS = /^(?:integer|bigint|smallint)$/;
const WORDS = /^(?:text|jsonb|character varying.*)$|\[\]$/;

/** A value's text in the database, as JSON: numbers that JavaScript holds exactly, true and false, JSON and lists as they are. */
export function toJson({ base }: Pick<Column, 'base'>, text: string | null): Fact {
  if (text === null) return null;
  if (base === 'jsonb' || base.endsWith('[]')) return JSON.parse(text) as Fact;
  if (base === 'boolean') return text === 'true';
  if (NUMBERS.test(base) && Number.isSafeInteger(Number(text))) return Number(text);
  return text;
}

/**
 * The way back: a text that the database casts to the column's type.
 * @throws TypeError where the value is of another kind than toJson gives
 */
export function toText({ base }: Pick<Column, 'base'>, value: unknown): string | null {
  if (value === null) return null;
  if (base === 'jsonb') return canonicalJson(value as Fact);
  if (base.endsWith('[]')) return listText(value);
  if (typeof value === 'boolean' && base === 'boolean') return String(value);
  if (typeof value === 'number' && NUMBERS.test(base)) return String(value);
  if (typeof value === 'string' && base !== 'boolean') return value;
  throw new TypeError('another kind of value');
}

function listText(value: unknown): string {
  if (!Array.isArray(value) || !value.every((part) => typeof part === 'string'))
    throw new TypeError('no list of texts');
  return `{${value.map((part) => `"${part.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}

/** Whether a cell holds what somebody wrote, which a spreadsheet must not take for a formula. */
export function holdsWords({ base }: Pick<Column, 'base'>): boolean {
  return WORDS.test(base);
}
