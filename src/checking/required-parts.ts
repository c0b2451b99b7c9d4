import { finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';

/** What a decision case must hold and this one does not. A report-back is a decision case; nothing else is. */
export function findMissingParts({ report }: Material): Finding[] {
  if (report.kind !== 'report-back') return [];
  const findings: Finding[] = [];
  if (report.decisionBasis.length === 0) {
    findings.push(
      finding(
        'decision-basis-missing',
        'Inget beslutsunderlag är angivet. Lista de handlingar som beslutet bygger på, med datum.',
      ),
    );
  }
  if (report.registryNumber === null) {
    findings.push(finding('registry-number-missing', 'Diarienummer saknas. Skriv ärendets diarienummer i sidhuvudet.'));
  }
  if (report.date === null) {
    findings.push(finding('date-missing', 'Datum saknas. Skriv dokumentets datum.'));
  }
  const unnamed = report.signatories.filter((signatory) => signatory.role === null).length;
  if (unnamed > 0) {
    findings.push(
      finding(
        'signatory-role-missing',
        unnamed === 1
          ? 'En underskrift saknar titel. Skriv titeln efter namnet.'
          : `${unnamed} underskrifter saknar titel. Skriv titeln efter varje namn.`,
      ),
    );
  }
  return findings;
}
