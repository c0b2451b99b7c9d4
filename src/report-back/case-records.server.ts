import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { CASE_STEPS, type CaseStep } from '#report-back/case-steps.ts';
import { CASE_WORDS } from '#report-back/case-words.ts';
import { swedishDay } from '#checking/day-words.ts';
import { caseSheet, type CaseSheet, type SheetStep } from '#report-back/case-sheet.ts';
import { consultationRecords } from '#report-back/consultation-records.server.ts';
import { decisionRecords } from '#report-back/decision-records.server.ts';
import { frozenDocument } from '#report-back/frozen-memo.ts';
import { whoWrote } from '#report-back/history-writers.server.ts';
import type { MemoShown } from '#report-back/memo-shown.server.ts';
import type { CaseRecordItem } from '#report-back/case-items.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

export type CaseRecords = {
  readonly matter: string;
  readonly municipality: string;
  readonly isDemo: boolean;
  readonly registryNumber: string | null;
  readonly promiseId: string;
  /** In the order in which they are told. */
  readonly items: readonly CaseRecordItem[];
};

/**
 * Everything that a case holds, as somebody who asks for it gets it: the case and its way, each finalised memo, what was
 * decided and sent, what came in, and drafts by name only. Null where the municipality has no such case.
 * @param day the case as it was at the end of this Swedish day, `YYYY-MM-DD`
 */
export async function loadCaseRecords(of: In, caseId: string, day: string): Promise<CaseRecords | null> {
  const head = await caseHead(of, caseId, day);
  if (head === null) return null;
  const { importFile, promiseId, ...facts } = head;
  const sheet = { ...facts, isPast: day < swedishDay(new Date()) };
  const steps = (await stepsOf(of, caseId)).filter(({ on }) => on <= day);
  const items: CaseRecordItem[] = [
    { key: 'arendet', title: 'Ärendet och dess väg', day: head.openedOn, model: caseSheet({ ...sheet, steps }) },
    ...(await finalMemos(of, caseId, steps)),
    ...(await consultationRecords(
      of,
      caseId,
      steps.some(({ step }) => wentOut(step)),
    )),
    ...(await decisionRecords(of, caseId, { steps, day, head })),
    ...(await drafts(of, caseId, day)),
    ...(importFile === null
      ? []
      : [{ key: 'inlast-dokument', title: 'Det inlästa dokumentet', day: importFile.on, file: importFile }]),
  ];
  const { matter, municipality, isDemo, registryNumber } = sheet;
  return { matter, municipality, isDemo, registryNumber, promiseId, items: items.filter((item) => item.day <= day) };
}

type Head = Omit<CaseSheet, 'steps' | 'isPast'> & {
  readonly promiseId: string;
  readonly importFile: { readonly sha256: string; readonly name: string; readonly on: string } | null;
};

async function caseHead({ tx, municipalityId }: In, caseId: string, day: string): Promise<Head | null> {
  const { rows } = await sql<
    Omit<Head, 'officer' | 'matter'> & { kind: Report['kind']; promise: string; officerId: string | null }
  >`
    select m.name as municipality, m.is_demo as "isDemo", c.kind, v.title as promise, c.registry_number as "registryNumber",
      c.promise_id as "promiseId", f.name as body, c.officer_id as "officerId",
      to_char(c.opened_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "openedOn",
      (select jsonb_build_object('sha256', e.sha256, 'name', e.name, 'on', to_char(i.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD'))
        from import i join file e on (e.municipality_id, e.sha256) = (i.municipality_id, i.file_sha256)
        where i.municipality_id = c.municipality_id and i.id = c.import_id and e.content is not null) as "importFile"
    from council_case c join municipality m on m.id = c.municipality_id
    join lateral (select title from promise_version v where v.municipality_id = c.municipality_id and v.promise_id = c.promise_id
      order by v.at < (${day}::date + 1)::timestamp at time zone 'Europe/Stockholm' desc, no desc limit 1) v on true
    left join forum f on (f.municipality_id, f.id) = (c.municipality_id, c.forum_id)
    where c.municipality_id = ${municipalityId} and c.id = ${caseId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  const { kind, promise, officerId, ...head } = row;
  const officer = officerId === null ? null : (await whoWrote({ tx, municipalityId }, [officerId]))(officerId).name;
  return { ...head, officer, matter: `${CASE_WORDS[kind]}: ${promise}` };
}

async function stepsOf({ tx, municipalityId }: In, caseId: string): Promise<SheetStep[]> {
  const { rows } = await sql<SheetStep>`
    select s.no, s.step, s.day, to_char(s.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "on", s.role, s.name, s.reason,
      f.name as sitting
    from case_step s
    left join sitting t on (t.municipality_id, t.id) = (s.municipality_id, s.sitting_id)
    left join forum f on (f.municipality_id, f.id) = (t.municipality_id, t.forum_id)
    where s.municipality_id = ${municipalityId} and s.case_id = ${caseId} order by s.no`.execute(tx);
  return rows;
}

/**
 * The memo each time that it was finalised, drawn from what it was made of then. It is drawn up when it goes out with an
 * agenda (see recordStanding); until then it is a draft, and so is one that was sent back before it went out.
 * @param steps of the case, first first
 */
async function finalMemos(
  { tx, municipalityId }: In,
  caseId: string,
  steps: readonly SheetStep[],
): Promise<CaseRecordItem[]> {
  const { rows } = await sql<{ no: number; on: string; out: boolean; frozen: MemoShown }>`
    select f.no, to_char(f.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "on", frozen,
      exists (select from case_step s where s.municipality_id = f.municipality_id and s.case_id = f.case_id
        and s.no = any(${steps.filter(({ step }) => wentOut(step)).map(({ no }) => no)}::int[]) and s.at >= f.at
        and not exists (select from memo_final g where g.municipality_id = f.municipality_id and g.case_id = f.case_id
          and g.no > f.no and g.at <= s.at)) as out
    from memo_final f where f.municipality_id = ${municipalityId} and f.case_id = ${caseId} order by f.no`.execute(tx);
  return rows.map(({ no, on, out, frozen }) => ({
    ...(out ? {} : { draft: true as const }),
    key: `skrivelse-${no}`,
    title: rows.length === 1 ? 'Tjänsteskrivelsen' : `Tjänsteskrivelsen, färdigställd gång ${no}`,
    day: on,
    model: frozenDocument(frozen),
  }));
}

const wentOut = (step: CaseStep): boolean => CASE_STEPS.indexOf(step) >= CASE_STEPS.indexOf('on-agenda');

/** Versions of the memo that were not finalised: named, and never shown. */
async function drafts({ tx, municipalityId }: In, caseId: string, day: string): Promise<CaseRecordItem[]> {
  const { rows } = await sql<{ count: number; on: string }>`
    select count(*)::int as count, min(to_char(at at time zone 'Europe/Stockholm', 'YYYY-MM-DD')) as "on" from memo_version v
    where municipality_id = ${municipalityId} and case_id = ${caseId}
      and at < (${day}::date + 1)::timestamp at time zone 'Europe/Stockholm'
      and not exists (select from memo_final f
        where (f.municipality_id, f.memo_version_id) = (v.municipality_id, v.id)) having count(*) > 0`.execute(tx);
  return rows.map(({ count, on }) => ({
    key: 'utkast',
    title: count === 1 ? 'Ett utkast till tjänsteskrivelsen' : `${count}\u00a0utkast till tjänsteskrivelsen`,
    day: on,
    draft: true,
    model: { title: 'Utkast', author: null, letterhead: [], marks: [], date: on, blocks: [] },
  }));
}
