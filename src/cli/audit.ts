import { readArguments, wrongly } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { readEnv } from '#platform/config.ts';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { asOwner } from '#platform/owner-session.server.ts';
import { verifyAudit, type AuditFault, type AuditReport } from '#platform/verify-audit.server.ts';

const SAYS: Readonly<Record<AuditFault['fault'], string>> = {
  altered: 'är ändrad',
  unlinked: 'följer inte på den före',
  missing: 'saknas',
  truncated: 'och de efter den saknas',
  'head-altered': 'stämmer inte med kedjans slut',
  'chain-missing': 'saknas, liksom hela kedjan',
};

/** `./loftet audit verify`: exit code 1 when the log does not hold. */
export async function audit(args: readonly string[]): Promise<number> {
  const { words, options } = readArguments(args, 'audit', 1);
  if (words[0] !== 'verify') throw wrongly('audit');
  const report = await asOwner(readEnv(process.env), tell, async (_client, login) => {
    const db = openDatabase(openPool(login));
    return verifyAudit(db).finally(() => db.destroy());
  });
  process.stdout.write(
    options['json'] ? `${JSON.stringify({ format: 'loftet-audit/1', ...report })}\n` : readable(report),
  );
  return report.faults.length === 0 ? 0 : 1;
}

function readable({ events, heads, faults }: AuditReport): string {
  const verdict =
    faults.length === 0
      ? `Händelseloggen stämmer: ${events.toLocaleString('sv-SE')} ${events === 1 ? 'händelse' : 'händelser'}.`
      : 'Händelseloggen stämmer inte:';
  const broken = faults.map(({ municipalityId, no, fault }) => `  ${municipalityId} händelse ${no} ${SAYS[fault]}`);
  const ends = heads.map(({ municipality_id: id, no, hash }) => `  ${id} ${no} ${hash}`);
  return [
    verdict,
    ...broken,
    'Kedjornas slut (spara dem på ett annat ställe, så kan du jämföra senare):',
    ...ends,
    '',
  ].join('\n');
}
