import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { dayWords } from '#checking/day-words.ts';
import { plain, type DocumentBlock } from '#documents/document.ts';
import { VERDICT_WORDS } from '#reading/own-memo/memo-form.ts';
import type { CaseRecordItem } from '#report-back/case-items.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoShown } from '#report-back/memo-shown.server.ts';

type Answer = {
  readonly party: string;
  readonly on: string;
  readonly verdict: NonNullable<Report['consultation'][number]['verdict']>;
  readonly comment: string | null;
  readonly points: readonly {
    readonly id: string;
    readonly verdict: Answer['verdict'];
    readonly comment: string | null;
  }[];
};

type Sharing = {
  readonly no: number;
  readonly on: string;
  readonly shown: MemoShown;
  readonly answers: readonly Answer[];
};

/**
 * What a case's consultations hold: the memo as it was sent each time, which is a draft until the case has gone out, and
 * what the parties answered, which came in.
 */
export async function consultationRecords(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  caseId: string,
  wentOut: boolean,
): Promise<CaseRecordItem[]> {
  const { rows } = await sql<Sharing>`
    select row_number() over (order by s.at, s.id)::int as no, s.shown,
      to_char(s.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "on",
      coalesce((select jsonb_agg(jsonb_build_object('party', q.party_words, 'verdict', a.verdict, 'comment', a.comment,
          'on', to_char(a.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD'),
          'points', coalesce((select jsonb_agg(jsonb_build_object('id', p.point_id, 'verdict', p.verdict, 'comment', p.comment) order by p.point_id)
            from consultation_point p where (p.municipality_id, p.asked_id, p.no) = (a.municipality_id, a.asked_id, a.no)), '[]'))
          order by a.at, q.position)
        from asked_party q join consultation_answer a on (a.municipality_id, a.asked_id) = (q.municipality_id, q.id)
        where q.municipality_id = s.municipality_id and q.sharing_id = s.id), '[]') as answers
    from memo_sharing s where s.municipality_id = ${municipalityId} and s.case_id = ${caseId} order by s.at, s.id`.execute(
    tx,
  );
  return rows.flatMap(({ no, on, shown, answers }) => {
    // A draft with its marks of what was missing: what the parties were shown and answered.
    const model = memoDocument(shown.record, { draft: true, profile: shown.profile });
    return [
      {
        key: `samrad-${no}`,
        title: `Skrivelsen som den skickades på samråd ${dayWords(on)}`,
        day: on,
        ...(wentOut ? {} : { draft: true as const }),
        model: { ...model, marks: [...model.marks, 'Samrådsversion'] },
      },
      ...answers.map((answer, index) => ({
        key: `svar-${no}-${index + 1}`,
        title: `Svar i samrådet från ${answer.party}`,
        day: answer.on,
        model: {
          title: `Svar i samrådet från ${answer.party}`,
          author: answer.party,
          letterhead: [],
          marks: shown.record.isDemo ? ['Exempel: påhittad kommun'] : [],
          date: answer.on,
          blocks: answerBlocks(answer, shown),
        },
      })),
    ];
  });
}

function answerBlocks({ verdict, comment, points }: Answer, { record, pointIds }: MemoShown): DocumentBlock[] {
  const said = (label: string, one: Pick<Answer, 'verdict' | 'comment'>): DocumentBlock => ({
    kind: 'labelled',
    label,
    words: plain(`${VERDICT_WORDS[one.verdict]}${one.comment === null ? '' : `: ${one.comment}`}`),
  });
  return [
    said('Om skrivelsen som helhet', { verdict, comment }),
    ...points.map((point) => said(`Om punkt\u00a0${record.points[pointIds.indexOf(point.id)]?.number ?? '?'}`, point)),
  ];
}
