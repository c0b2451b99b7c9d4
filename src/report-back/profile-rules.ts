import { z } from 'zod';
import type { Report } from '#checking/report.ts';
import { tellsAllEndorse } from '#reading/own-memo/memo-form.ts';
import {
  BODY_MARK,
  HEADINGS,
  MEMO_FORM_KEYS,
  sameHeading,
  type MemoHeading,
  type MemoHeadings,
} from '#reading/own-memo/memo-headings.ts';
import { tellsAboutPromise } from '#reading/own-memo/own-frame.ts';
import { APPROVALS } from '#report-back/case-approvals.ts';
import {
  MANDATORY_PARTS,
  MEMO_PARTS,
  PROFILE_TEXTS,
  type MandatoryPart,
  type MemoProfile,
  type ProfileText,
} from '#report-back/memo-profile.ts';
import { opensAsItem, unknownMarks } from '#report-back/memo-text.ts';

/** What the texts of a profile may fill in, with what each gives. */
export const PROFILE_MARKS: Readonly<Record<string, string>> = {
  område: 'löftets område',
  period: 'löftets period',
  kommun: 'kommunens namn',
  beslutande: 'den som beslutar',
  förvaltning: 'förvaltningens namn',
  överenskommelsen: '”den här överenskommelsen” eller ”de här överenskommelserna”',
  'antal punkter': 'antalet punkter',
};
const MARKS = new Set(
  Object.keys(PROFILE_MARKS).flatMap((name) => [name, name.slice(0, 1).toUpperCase() + name.slice(1)]),
);

export const KINDS = ['report-back', 'follow-up', 'promise'] as const satisfies Report['kind'][];
const MOST_PROPOSALS = 10;

const printable = (most: number) =>
  z
    .string()
    .transform((words) => words.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().max(most, `Högst ${most.toLocaleString('sv-SE')} tecken får plats här.`));

/** A text in which only what Löftet can fill in stands in braces. */
const filled = (most: number) =>
  printable(most).superRefine((text, faults) => {
    const [unknown] = unknownMarks(text, MARKS);
    if (unknown !== undefined)
      faults.addIssue({
        code: 'custom',
        message: `Löftet vet inte vad ${unknown} är. Skriv ett av orden i listan inom klamrar.`,
      });
    else if (/[{}]/u.test(text.replace(/\{[^{}]*\}/gu, '')))
      faults.addIssue({ code: 'custom', message: 'En klammer saknar sin andra halva.' });
  });

const heading = printable(120).superRefine((words, faults) => {
  if (words === '') faults.addIssue({ code: 'custom', message: 'Skriv en rubrik. En del utan innehåll tas inte med.' });
  else if (opensAsItem(words))
    faults.addIssue({ code: 'custom', message: 'En rubrik kan inte börja med nummer eller streck.' });
});

const ownText = (name: ProfileText) =>
  filled(2000).superRefine((text, faults) => {
    if (text === '') {
      if (name === 'agreements' || name === 'consultation')
        faults.addIssue({ code: 'custom', message: 'Skriv meningen som står före listan.' });
      return;
    }
    const message =
      name !== 'method' && opensAsItem(text)
        ? 'Meningen kan inte börja med nummer eller streck: den står före en lista.'
        : (name === 'agreements' || name === 'consultation') && !text.endsWith(':')
          ? 'Sluta med kolon: meningen står före en lista.'
          : tellsAllEndorse(text.replace(/:$/u, '.'))
            ? 'Att alla tillstyrker skriver Löftet självt, när det är sant.'
            : tellsAboutPromise(text)
              ? 'Meningen om löftets område, period och antal skriver Löftet självt.'
              : null;
    if (message !== null) faults.addIssue({ code: 'custom', message });
  });

const mapOf = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: (key: Key) => Value) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value(key)])) as { [key in Key]: Value });

/** A profile as it may be kept. The rules see to it that every memo drawn by it can be read back. */
export const Profile = z
  .strictObject({
    form: z.enum(MEMO_FORM_KEYS),
    order: z.array(z.enum(MEMO_PARTS)),
    headings: mapOf(HEADINGS, () => heading),
    kinds: mapOf(KINDS, () =>
      z.strictObject({
        title: filled(200).refine((words) => words !== '', 'Skriv vad skrivelsen ska heta.'),
        mandatory: z.array(z.enum(MANDATORY_PARTS as [MandatoryPart, ...MandatoryPart[]])),
        proposals: z
          .array(filled(1000))
          .max(MOST_PROPOSALS, `Högst ${MOST_PROPOSALS} förslag får plats här.`)
          .transform((lines) => lines.filter((line) => line !== '')),
        headings: mapOf(HEADINGS, () => heading)
          .exactPartial()
          .optional(),
        texts: mapOf(PROFILE_TEXTS, ownText).exactPartial().optional(),
      }),
    ),
    texts: mapOf(PROFILE_TEXTS, ownText),
    proposals: z.enum(['numbers', 'att']),
    overview: z.enum(['table-and-ring', 'table', 'none']),
    look: z.strictObject({ logo: z.boolean(), colour: z.boolean() }),
    // A profile from before it could be chosen has the responsible chief's.
    approvals: z.array(z.enum(APPROVALS)).max(APPROVALS.length).default(['chief']),
    language: z.literal('sv'),
  })
  .superRefine(({ headings, order, kinds, proposals }, faults) => {
    const fault = (path: string[], message: string): void => faults.addIssue({ code: 'custom', path, message });
    if (MEMO_PARTS.some((part) => order.filter((one) => one === part).length !== 1))
      fault(['order'], 'Varje del ska stå på en plats.');
    headingFaults(headings, HEADINGS, (part, message) => fault(['headings', part], message));
    for (const kind of KINDS) {
      const own = kinds[kind].headings ?? {};
      const all = { ...headings, ...own };
      const named = HEADINGS.filter((part) => own[part] !== undefined);
      headingFaults(all, named, (part, message) => fault(['kinds', kind, 'headings', part], message));
    }
    for (const kind of KINDS)
      if (proposals === 'att' && kinds[kind].proposals.some((line) => !/^att\s/iu.test(line)))
        fault(['kinds', kind, 'proposals'], 'Börja varje förslag med ”att” när besluten skrivs som att-satser.');
  });

/** What is wrong with some headings among all. Two alike are told at the one that comes last, or that is asked about. */
function headingFaults(
  headings: MemoHeadings,
  asked: readonly MemoHeading[],
  fault: (part: MemoHeading, message: string) => void,
): void {
  for (const part of asked) {
    const words = headings[part];
    const others = HEADINGS.filter(
      (one) => one !== part && (HEADINGS.indexOf(one) < HEADINGS.indexOf(part) || !asked.includes(one)),
    );
    if (others.some((other) => sameHeading(headings[other], words)))
      fault(part, `Två delar kan inte ha samma rubrik: ”${words}”.`);
    const braces = part === 'decision' ? words.replace(BODY_MARK, '') : words;
    if (/[{}]/u.test(braces))
      fault(part, part === 'decision' ? `Bara ${BODY_MARK} kan fyllas i här.` : 'En rubrik har inga klamrar.');
    if (part !== 'decision' && /^förslag till (?:.* )?beslut$/iu.test(words))
      fault(part, 'Så heter delen med förslag till beslut. Välj en annan rubrik.');
  }
}

/** A profile as it is stored; null where it cannot be read, so that nothing is drawn by a part of it. */
export function storedProfile(stored: unknown): MemoProfile | null {
  const parsed = Profile.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
