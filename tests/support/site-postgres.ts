import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { APP_ROLE, OWNER_ROLE } from '#platform/postgres/database-roles.server.ts';
import { loadDemo } from '#report-back/load-demo.server.ts';
import { DEMO_TEMPLATE, provideServers, TEMPLATE } from './postgres.ts';

/** The sites of the browser tests need one server, the one that Löftet brings. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideServers(project, false, loadTemplate);
}

/** Loads the demonstration as the site itself does, once for all files. */
async function loadTemplate(socket: string): Promise<void> {
  const login = { host: socket, ssl: false } as const;
  const superuser = new pg.Client({ ...login, user: 'postgres', database: 'postgres' });
  await superuser.connect();
  await superuser.query(`create database ${DEMO_TEMPLATE} owner ${OWNER_ROLE} template ${TEMPLATE}`);
  await superuser.end();
  const db = openDatabase(openPool({ ...login, user: APP_ROLE, database: DEMO_TEMPLATE }));
  await loadDemo({ db }).finally(() => db.destroy());
}
