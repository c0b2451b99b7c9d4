/**
 * Writes one numbered event after the other and prints each number when the database has acknowledged it; goes on
 * through every disturbance until it is killed. A process of its own, so that it outlives what the kill tests kill.
 */
import { appendAudit } from '#platform/audit.server.ts';
import { inMunicipality, openDatabase, openPool } from '#platform/database.server.ts';

const [host = '', municipalityId = '', first = '1'] = process.argv.slice(2);
const db = openDatabase(openPool({ host, port: 5432, user: 'loftet_app', database: 'loftet', ssl: false }));
process.stdout.on('error', () => process.exit(0));

for (let number = Number(first); ;) {
  try {
    const event = { municipalityId, type: 'tested', subjectId: null, data: { number } };
    await inMunicipality(db, municipalityId, (tx) => appendAudit(tx, event));
    process.stdout.write(`${number}\n`);
    number += 1;
  } catch {
    // Not acknowledged: it may or may not be there, so the number is used up.
    number += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
