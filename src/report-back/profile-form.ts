import type { Report } from '#checking/report.ts';
import { HEADINGS, MEMO_FORM_KEYS, type MemoForm, type MemoHeading } from '#reading/own-memo/memo-headings.ts';
import {
  DEFAULT_PROFILE,
  MEMO_PARTS,
  PROFILE_TEXTS,
  type MemoPart,
  type MemoProfile,
  type ProfileText,
} from '#report-back/memo-profile.ts';
import { APPROVALS, type Approval } from '#report-back/case-approvals.ts';
import { KINDS, Profile } from '#report-back/profile-rules.ts';

/** The profile's page as it is typed. */
export type ProfileForm = {
  readonly form: MemoForm;
  /** At which place each part stands, as it was typed. */
  readonly places: Readonly<Record<MemoPart, string>>;
  readonly headings: Readonly<Record<MemoHeading, string>>;
  readonly texts: Readonly<Record<ProfileText, string>>;
  readonly kinds: Readonly<
    Record<
      Report['kind'],
      {
        readonly title: string;
        readonly mandatory: readonly string[];
        readonly proposals: string;
        /** Of this kind alone; empty where it is as for all. */
        readonly headings: Readonly<Record<MemoHeading, string>>;
        readonly texts: Readonly<Record<ProfileText, string>>;
      }
    >
  >;
  readonly proposals: string;
  readonly overview: string;
  readonly logo: boolean;
  readonly colour: boolean;
  readonly approvals: readonly Approval[];
};

const keyed = <Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as { [key in Key]: Value };

export function profileForm(profile: MemoProfile): ProfileForm {
  return {
    form: profile.form,
    places: keyed(MEMO_PARTS, (part) => String(profile.order.indexOf(part) + 1)),
    headings: profile.headings,
    texts: profile.texts,
    kinds: keyed(KINDS, (kind) => {
      const { title, mandatory, proposals, headings = {}, texts = {} } = profile.kinds[kind];
      return {
        title,
        mandatory,
        proposals: proposals.join('\n'),
        headings: keyed(HEADINGS, (part) => headings[part] ?? ''),
        texts: keyed(PROFILE_TEXTS, (name) => texts[name] ?? ''),
      };
    }),
    proposals: profile.proposals,
    overview: profile.overview,
    logo: profile.look.logo,
    colour: profile.look.colour,
    approvals: profile.approvals,
  };
}

export function formNamed(name: unknown): MemoForm | null {
  return MEMO_FORM_KEYS.find((key) => key === name) ?? null;
}

export function kindNamed(name: unknown): Report['kind'] {
  return KINDS.find((kind) => kind === name) ?? 'report-back';
}

/** The page's fields as a browser sends them. */
export function profileFormOf(data: FormData): ProfileForm {
  const one = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  return {
    form: formNamed(one('form')) ?? DEFAULT_PROFILE.form,
    places: keyed(MEMO_PARTS, (part) => one(`plats.${part}`)),
    headings: keyed(HEADINGS, (part) => one(`rubrik.${part}`)),
    texts: keyed(PROFILE_TEXTS, (name) => one(`standard.${name}`)),
    kinds: keyed(KINDS, (kind) => ({
      title: one(`heter.${kind}`),
      mandatory: data.getAll(`krav.${kind}`).map(String),
      proposals: one(`forslag.${kind}`),
      headings: keyed(HEADINGS, (part) => one(`rubrik-i.${kind}.${part}`)),
      texts: keyed(PROFILE_TEXTS, (name) => one(`standard-i.${kind}.${name}`)),
    })),
    proposals: one('beslutsform'),
    overview: one('oversikt'),
    logo: data.has('marke'),
    colour: data.has('farg'),
    approvals: APPROVALS.filter((one) => data.getAll('godkanns').includes(one)),
  };
}

/** The names of fields by where a fault lies in the profile. */
const FIELD_OF: readonly (readonly [RegExp, (found: string[]) => string])[] = [
  [/^headings\.(.+)$/u, ([part = '']) => `rubrik.${part}`],
  [/^texts\.(.+)$/u, ([name = '']) => `standard.${name}`],
  [/^kinds\.([\w-]+)\.title/u, ([kind = '']) => `heter.${kind}`],
  [/^kinds\.([\w-]+)\.headings\.(.+)$/u, ([kind = '', part = '']) => `rubrik-i.${kind}.${part}`],
  [/^kinds\.([\w-]+)\.texts\.(.+)$/u, ([kind = '', name = '']) => `standard-i.${kind}.${name}`],
  [/^kinds\.([\w-]+)\.proposals/u, ([kind = '']) => `forslag.${kind}`],
  [/^order/u, () => 'plats.decision'],
];

/** The groups of fields in which something is typed, with what is. */
function own(
  groups: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, fields]) => {
      const typed = Object.entries(fields).filter(([, words]) => words.trim() !== '');
      return typed.length === 0 ? [] : [[name, Object.fromEntries(typed)]];
    }),
  );
}

/** The profile that is typed, or what is wrong with it, a sentence per field name. */
export function profileTyped(
  form: ProfileForm,
): { readonly profile: MemoProfile } | { readonly errors: Readonly<Record<string, string>> } {
  const wrong = MEMO_PARTS.find((part) => !/^\s*\d{1,2}\s*$/u.test(form.places[part]));
  if (wrong !== undefined) return { errors: { [`plats.${wrong}`]: 'Skriv platsen som ett tal, till exempel 3.' } };
  const order = MEMO_PARTS.toSorted((a, b) => Number(form.places[a]) - Number(form.places[b]));
  const parsed = Profile.safeParse({
    form: form.form,
    order,
    headings: form.headings,
    texts: form.texts,
    kinds: keyed(KINDS, (kind) => {
      const { title, mandatory, proposals, headings, texts } = form.kinds[kind];
      return { title, mandatory, proposals: proposals.split('\n'), ...own({ headings, texts }) };
    }),
    proposals: form.proposals,
    overview: form.overview,
    look: { logo: form.logo, colour: form.colour },
    approvals: form.approvals,
    language: 'sv',
  });
  if (parsed.success) return { profile: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const at = path.map(String).join('.');
    const found = FIELD_OF.flatMap(([pattern, name]) => {
      const match = pattern.exec(at);
      return match === null ? [] : [name(match.slice(1))];
    });
    errors[found[0] ?? 'form'] ??= message;
  }
  return { errors };
}
