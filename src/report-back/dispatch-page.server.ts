import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { CASE_WORDS } from '#report-back/case-words.ts';
import type { CaseStep } from '#report-back/case-steps.ts';
import { caseToDecide, followedOf } from '#report-back/decision-queries.server.ts';
import { didNotArrive, knownAddresses, sentOf, type Sent } from '#report-back/dispatch-queries.server.ts';

/** Somebody who should have the decision. */
type Recipient = {
  readonly words: string;
  /** The address it had the last time; empty where it never had one. */
  readonly address: string;
  /** The latest that went to it; null where nothing has. */
  readonly last: Sent | null;
  /** Whether it may be sent (again). */
  readonly open: boolean;
};

export type DispatchPage = {
  readonly municipality: MunicipalityRef;
  readonly matter: string;
  readonly caseId: string;
  readonly step: CaseStep;
  /** When the minutes were adjusted; null until then, and nothing is sent before it. */
  readonly adjusted: string | null;
  readonly recipients: readonly Recipient[];
  /** Everything that went out, the latest first. */
  readonly log: readonly Sent[];
  readonly may: { readonly send: boolean };
};

/** To whom a decision goes, and who has got it. @throws AppError `case-not-found` */
export async function loadDispatchPage(
  work: Work,
  municipality: MunicipalityRef,
  caseId: string,
): Promise<DispatchPage> {
  const found = await caseToDecide(work, caseId);
  const { adjusted } = await followedOf(work, caseId);
  const log = await sentOf(work, caseId);
  const known = await knownAddresses(work);
  const words = new Map(
    [...found.recipients, ...log.map(({ recipient }) => recipient)].map((one) => [one.toLowerCase(), one]),
  );
  const recipients = [...words].map(([key, one]): Recipient => {
    const last = log.find(({ recipient }) => recipient.toLowerCase() === key) ?? null;
    return { words: one, address: known.get(key) ?? '', last, open: last === null || didNotArrive(last) };
  });
  return {
    municipality,
    matter: `${CASE_WORDS[found.kind]}: ${found.promise}`,
    caseId,
    step: found.step,
    adjusted: adjusted?.day ?? null,
    recipients,
    log,
    may: {
      send: found.step !== 'archived' && can(work.actor, 'case:move', { municipalityId: work.municipalityId }),
    },
  };
}
