import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { renderHtmlBody } from '#documents/render-html.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { CASE_WORDS } from '#report-back/case-words.ts';
import { deadlines, type Deadlines } from '#report-back/decision-deadlines.ts';
import {
  caseToDecide,
  followedOf,
  laterSittings,
  rulingsOf,
  type CaseToDecide,
  type Followed,
} from '#report-back/decision-queries.server.ts';
import type { Ruling } from '#report-back/decision-record.ts';
import { loadDecisionSettings } from '#report-back/decision-settings.server.ts';
import type { DecisionSettings } from '#report-back/decision-settings.ts';
import { minutesExtract } from '#report-back/minutes-extract.ts';

export type DecisionPage = {
  readonly municipality: MunicipalityRef;
  readonly matter: string;
  readonly case: Pick<CaseToDecide, 'id' | 'no' | 'step' | 'sitting' | 'proposals'>;
  /** True where the sitting has been and nothing is written down of it yet. */
  readonly toDecide: boolean;
  readonly later: readonly { readonly id: string; readonly day: string }[];
  /** What was decided; null until it is. */
  readonly ruling: Ruling | null;
  /** The extract of it, as a part of a page. */
  readonly extract: string | null;
  /** What was remanded or tabled before, the latest first. */
  readonly before: readonly Ruling[];
  readonly followed: Followed;
  readonly deadlines: Deadlines | null;
  readonly settings: DecisionSettings;
  readonly today: string;
  readonly may: { readonly move: boolean };
};

/** What became of a case at its body. @throws AppError `case-not-found` */
export async function loadDecisionPage(
  work: Work,
  municipality: MunicipalityRef,
  { caseId, today }: { readonly caseId: string; readonly today: string },
): Promise<DecisionPage> {
  const found = await caseToDecide(work, caseId);
  const followed = await followedOf(work, caseId);
  const settings = await loadDecisionSettings(work);
  const rulings = await rulingsOf(work, caseId);
  const ruling = rulings.find(({ stepNo }) => stepNo === followed.decided?.no) ?? null;
  const { sitting } = found;
  return {
    municipality,
    matter: `${CASE_WORDS[found.kind]}: ${found.promise}`,
    case: { id: found.id, no: found.no, step: found.step, sitting, proposals: found.proposals },
    toDecide: found.step === 'on-agenda' && sitting !== null && sitting.day <= today,
    later: found.step === 'on-agenda' && sitting !== null ? await laterSittings(work, sitting) : [],
    ruling,
    extract: ruling === null ? null : renderHtmlBody(minutesExtract(ruling, followed.adjusted)),
    before: rulings.filter((one) => one !== ruling),
    followed,
    deadlines:
      followed.decided === null
        ? null
        : deadlines(
            {
              decided: followed.decided.day,
              adjusted: followed.adjusted?.day ?? null,
              announced: followed.announced?.day ?? null,
            },
            settings,
          ),
    settings,
    today,
    may: { move: can(work.actor, 'case:move', { municipalityId: work.municipalityId }) },
  };
}

/** The ruling that counts and who adjusted it, to draw the extract of; null where nothing is decided. */
export async function loadExtract(
  work: Work,
  caseId: string,
): Promise<{ readonly ruling: Ruling; readonly adjusted: Followed['adjusted'] } | null> {
  const { decided, adjusted } = await followedOf(work, caseId);
  const ruling = (await rulingsOf(work, caseId)).find(({ stepNo }) => stepNo === decided?.no);
  return ruling === undefined ? null : { ruling, adjusted };
}
