import { z } from 'zod';
import { FIELD_WORDS } from '#checking/field-words.ts';
import type { Report } from '#checking/report.ts';
import type { CaseRecord } from '#report-back/memo-from-record.ts';
import { EDITABLE, type Editable, type MemoEdited } from '#report-back/memo-record.ts';
import { opensAsItem } from '#report-back/memo-text.ts';
import type { MemoSections } from '#report-back/memo-sections.ts';

/** Running text of an older document, which a person may pick into the memo. */
export type ProseChoice = MemoSections['prose'][number];

/** What is typed on the memo's page: one thing a line in the lists, rows where a thing has two parts. */
export type MemoForm = {
  readonly registryNumber: string;
  readonly dated: string;
  readonly decisionBody: string;
  readonly department: string;
  readonly proposals: string;
  readonly decisionBasis: string;
  readonly coDetermination: string;
  readonly coDeterminationDay: string;
  readonly assessment: string;
  readonly edited: Readonly<Record<Editable, EditedForm>>;
  readonly committeeReporting: string;
  readonly dispatch: string;
  readonly consultation: readonly { readonly party: string; readonly verdict: string }[];
  readonly signatories: readonly { readonly name: string; readonly role: string }[];
  readonly perspectives: readonly { readonly kind: string; readonly text: string }[];
  readonly publications: readonly { readonly address: string; readonly period: string }[];
  /** Which of the choices are picked, by their place from 0. */
  readonly prose: readonly number[];
};

/** Own words in place of a drawn sentence; none where empty. */
type EditedForm = {
  readonly words: string;
  /** The drawn words that stood on the page. */
  readonly drawn: string;
  /** "ja" where the person has seen that those have changed and keeps their own. */
  readonly seen: string;
};

const MOST_ROWS = 100;
/** The database counts years from 1. */
const hasYear = (day: string): boolean => !day.startsWith('0000');

const line = (most: number, name: string) =>
  z.string().max(most, `${name} får ha högst ${most.toLocaleString('sv-SE')} tecken.`);
const lines = (most: number, count: number, name: string) =>
  z
    .string()
    .transform(linesOf)
    .pipe(z.array(line(most, `Varje rad i ${name}`)).max(count, `${name} får ha högst ${count} rader.`));

const rows = <Row extends z.ZodType>(row: Row, name: string) =>
  z.array(row).max(MOST_ROWS, `${name} får ha högst ${MOST_ROWS} rader.`);
const DATED = 'Skriv datumet som 2018-02-14.';

const Typed = z.object({
  registryNumber: line(100, 'Diarienumret'),
  dated: z.union([z.literal(''), z.iso.date(DATED).refine(hasYear, DATED)]),
  decisionBody: line(200, 'Namnet på den som beslutar'),
  department: line(500, 'Förvaltningens namn'),
  proposals: lines(4000, 50, FIELD_WORDS.proposedDecisions),
  decisionBasis: lines(2000, 200, FIELD_WORDS.decisionBasis),
  coDetermination: z.enum(['', 'not-called-for', 'information-given', 'negotiated']),
  coDeterminationDay: z.union([z.literal(''), z.iso.date(DATED).refine(hasYear, DATED)]),
  assessment: line(20_000, 'Bedömningen'),
  edited: z.record(
    z.enum(EDITABLE),
    z.object({
      words: line(4000, 'Meningen').refine(
        (words) => !opensAsItem(words),
        'Meningen kan inte börja med nummer eller streck.',
      ),
      drawn: line(4000, 'Meningen'),
      seen: z.string(),
    }),
  ),
  committeeReporting: lines(500, 100, FIELD_WORDS.committeeReporting),
  dispatch: lines(500, 100, FIELD_WORDS.dispatch),
  consultation: rows(
    z.object({ party: line(500, 'Den tillfrågades namn'), verdict: z.enum(['', 'endorses', 'objects', 'no-remark']) }),
    FIELD_WORDS.consultation,
  ),
  signatories: rows(z.object({ name: line(500, 'Namnet'), role: line(500, 'Titeln') }), FIELD_WORDS.signatories),
  perspectives: rows(
    z.object({
      kind: z.enum(['gender-equality', 'child', 'accessibility', 'economy', 'other']),
      text: line(20_000, 'Texten'),
    }),
    FIELD_WORDS.perspectives,
  ),
  publications: rows(
    z.object({ address: line(2000, 'Adressen'), period: line(100, 'Perioden') }),
    FIELD_WORDS.publications,
  ),
  prose: z.array(z.number().int().nonnegative()).transform((picked) => [...new Set(picked)]),
});

/** What the form says, for the record; rows and lines without words are left out. */
export type MemoTyped = {
  readonly registryNumber: string | null;
  readonly decisionBody: string | null;
  readonly dated: string | null;
  readonly sections: Omit<MemoSections, 'municipality' | 'statedCounts' | 'countsAsStated'>;
  readonly proposals: string[];
  readonly consultation: Report['consultation'];
  readonly dispatch: string[];
  readonly publications: Report['publications'];
};

/**
 * The form as what is stored, or what is wrong with it, a sentence per field name.
 * @param kept the own words that are stored now: what they were written over stays, until somebody has seen what changed
 * @param choices the older document's running text, in the order that the form numbers it
 */
export function memoTyped(
  form: MemoForm,
  choices: readonly ProseChoice[],
  kept: readonly MemoEdited[] = [],
): { readonly typed: MemoTyped } | { readonly errors: Readonly<Record<string, string>> } {
  const parsed = Typed.safeParse(form);
  if (!parsed.success) {
    return { errors: Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])) };
  }
  const said = parsed.data;
  return {
    typed: {
      registryNumber: words(said.registryNumber),
      decisionBody: words(said.decisionBody),
      dated: said.dated || null,
      sections: {
        department: words(said.department),
        decisionBasis: said.decisionBasis,
        perspectives: said.perspectives
          .map(({ kind, text }) => ({ kind, text: folded(text) }))
          .filter(({ text }) => text !== ''),
        coDetermination: said.coDetermination || null,
        coDeterminationDay:
          said.coDetermination === '' || said.coDetermination === 'not-called-for'
            ? null
            : said.coDeterminationDay || null,
        assessment: textOrNull(said.assessment),
        edited: editedTyped(said.edited, kept),
        committeeReporting: said.committeeReporting,
        signatories: said.signatories.flatMap(({ name, role }) => {
          const named = words(name);
          return named === null ? [] : [{ name: named, role: words(role) }];
        }),
        prose: said.prose.flatMap((index) => choices[index] ?? []),
      },
      proposals: said.proposals,
      consultation: said.consultation.flatMap(({ party, verdict }) => {
        const named = words(party);
        return named === null ? [] : [{ party: named, verdict: verdict || null }];
      }),
      dispatch: said.dispatch,
      publications: said.publications.flatMap(({ address, period }) => {
        const at = words(address);
        return at === null ? [] : [{ address: at, period: words(period) }];
      }),
    },
  };
}

/**
 * The form as the record stands now.
 * @param begin proposals that a memo begins with where there is no case yet
 */
export function memoForm(
  council: CaseRecord | null,
  publications: Report['publications'],
  choices: readonly ProseChoice[],
  begin: readonly string[] = [],
): MemoForm {
  const sections = council?.sections;
  const picked = new Set(sections?.prose.map(({ heading, text }) => `${heading}\n${text}`));
  return {
    registryNumber: council?.registryNumber ?? '',
    dated: council?.dated ?? '',
    decisionBody: council?.decisionBody ?? '',
    department: sections?.department ?? '',
    proposals: (council?.proposals ?? begin).join('\n'),
    decisionBasis: (sections?.decisionBasis ?? []).join('\n'),
    coDetermination: sections?.coDetermination ?? '',
    coDeterminationDay: sections?.coDeterminationDay ?? '',
    assessment: sections?.assessment ?? '',
    edited: Object.fromEntries(
      EDITABLE.map((part) => {
        const own = sections?.edited?.find((one) => one.part === part);
        return [part, { words: own?.words ?? '', drawn: own?.over ?? '', seen: '' }];
      }),
    ) as MemoForm['edited'],
    committeeReporting: (sections?.committeeReporting ?? []).join('\n'),
    dispatch: (council?.dispatch ?? []).join('\n'),
    consultation: (council?.consultation ?? []).map(({ party, verdict }) => ({ party, verdict: verdict ?? '' })),
    signatories: (sections?.signatories ?? []).map(({ name, role }) => ({ name, role: role ?? '' })),
    perspectives: sections?.perspectives ?? [],
    publications: publications.map(({ address, period }) => ({ address, period: period ?? '' })),
    prose: choices.flatMap(({ heading, text }, index) => (picked.has(`${heading}\n${text}`) ? [index] : [])),
  };
}

function editedTyped(typed: Readonly<Record<Editable, EditedForm>>, kept: readonly MemoEdited[]): MemoEdited[] {
  return EDITABLE.flatMap((part) => {
    const { words: own, drawn, seen } = typed[part];
    const told = folded(own);
    const before = kept.find((one) => one.part === part);
    if (told === '') return [];
    const same = before !== undefined && before.words === told && seen === '';
    return [{ part, words: told, over: same ? before.over : drawn }];
  });
}

/** Running text: each line a paragraph. */
function textOrNull(text: string): string | null {
  const lines = linesOf(text);
  return lines.length === 0 ? null : lines.join('\n');
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(folded)
    .filter((words) => words !== '');
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function words(text: string): string | null {
  return folded(text) || null;
}
