import type { Work } from '#access/work.server.ts';
import type { PartyKind, Report, ReportPoint } from '#checking/report.ts';
import { ensureParty } from '#places/registers.server.ts';
import type { OwnerNames } from '#report-back/import-record.ts';

/** What a party is called where the document owns points to its kind and never names it. */
const UNNAMED: Readonly<Record<PartyKind, string>> = {
  municipality: 'Kommunen',
  police: 'Polismyndigheten',
  'property-owner': 'Fastighetsägare',
  association: 'Föreningar',
  region: 'Regionen',
  other: 'Annan part',
};

export type ImportParties = {
  /** Those whom the document names, in its order. */
  readonly named: readonly { readonly id: string; readonly named: string }[];
  /** The parties that own a point: all of the kinds that it says, or those chosen among several of one kind. */
  ownersOf(point: ReportPoint, chosen: OwnerNames): string[];
  /** Who tells a result that is set apart by kind: the point's owners of that kind, else the promise's parties of it. */
  tellersOf(kind: PartyKind, owners: readonly string[]): string[];
};

/** The parties of a report in the register, made where they are missing. */
export async function importParties(work: Work, report: Report): Promise<ImportParties> {
  const kinds = new Set<PartyKind>([
    ...report.points.flatMap((point) => point.owner),
    ...report.points.flatMap((point) => point.results.flatMap((result) => (result.by === null ? [] : [result.by]))),
  ]);
  const all: { id: string; kind: PartyKind; name: string; named: boolean }[] = [];
  for (const { kind, name } of report.parties) {
    const id = await ensureParty(work, kind, name);
    if (!all.some((party) => party.id === id)) all.push({ id, kind, name, named: true });
  }
  for (const kind of kinds) {
    if (all.some((party) => party.kind === kind)) continue;
    const name = kind === 'municipality' ? (report.municipality ?? UNNAMED[kind]) : UNNAMED[kind];
    all.push({ id: await ensureParty(work, kind, name), kind, name, named: false });
  }
  const ofKind = (kind: PartyKind) => all.filter((party) => party.kind === kind);
  return {
    named: all.filter((party) => party.named).map((party) => ({ id: party.id, named: party.name })),
    ownersOf: (point, chosen) =>
      [...new Set(point.owner)].flatMap((kind) => {
        const names = chosen[String(point.number)] ?? [];
        const picked = ofKind(kind).filter((party) => names.includes(party.name));
        return (picked.length > 0 ? picked : ofKind(kind)).map((party) => party.id);
      }),
    tellersOf: (kind, owners) => {
      const ids = ofKind(kind).map((party) => party.id);
      const owning = ids.filter((id) => owners.includes(id));
      return owning.length > 0 ? owning : ids;
    },
  };
}
