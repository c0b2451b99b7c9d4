/** What is written once: no login of ours changes or removes it, by any of the ways that SQL has. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asClient, makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

/** Version rows, what hangs on one, and what was published, given or logged. */
const KEPT = [
  'approval',
  'archive_package',
  'audit_event',
  'case_step',
  'coding',
  'coding_theme',
  'consultation',
  'consultation_answer',
  'consultation_point',
  'decision',
  'dialogue',
  'dialogue_step',
  'dialogue_version',
  'dispatch',
  'dispatch_returned',
  'dispatch_sent',
  'document_template',
  'dots',
  'entry_approval',
  'entry_version',
  'erasure',
  'feedback_page',
  'feedback_version',
  'figure',
  'history_event',
  'import_version',
  'input',
  'input_review',
  'map_sheet',
  'measure',
  'measure_version',
  'meeting_attendance',
  'meeting_version',
  'memo_final',
  'memo_profile',
  'memo_sharing',
  'memo_version',
  'noticed',
  'observation',
  'observation_picture',
  'observation_revisit',
  'observation_version',
  'output',
  'point_goal',
  'point_party',
  'point_question_reply',
  'point_theme',
  'point_version',
  'promise_agreement',
  'promise_area',
  'promise_goal',
  'promise_party',
  'promise_version',
  'proposal',
  'publication',
  'recurring_skip',
  'register_figure',
  'ruling',
  'sending',
  'sending_point',
  'signing_key',
  'site_version',
  'statement',
  'statement_version',
  'target',
  'template_choice',
  'theme',
  'theme_answer',
  'theme_version',
  'translation',
  'translation_approval',
  'verdict',
  'vote',
  'walk',
  'walk_picture',
  'walk_version',
];

/** Identities: rows that are never removed, and of which the application may change no more than these columns. */
const MAY_CHANGE: Readonly<Record<string, readonly string[]>> = {
  activity: ['measure_id', 'trashed_at', 'vis'],
  address: ['redirect_to'],
  asked_party: ['ended_at', 'ended_reason'],
  answerer: ['valid_to'],
  area_version: ['boundary', 'replaced_by', 'valid'],
  audit_head: ['hash', 'municipality_id', 'no'],
  brief: ['paragraph'],
  council_case: ['forum_id', 'officer_id', 'registry_number', 'sitting_id'],
  embargo: ['lifted_at'],
  evidence: ['vis'],
  dialogue_contact: ['confirmed'],
  follow_ask: ['address', 'follower_id'],
  follower: ['lang', 'rhythm'],
  forum: ['agenda_days', 'approval_days', 'consultation_days'],
  file: ['content', 'erased_at', 'vis'],
  identity_provider: ['client_id', 'client_secret', 'disabled_at', 'name'],
  import: ['promise_id', 'state'],
  lineage: ['at', 'by_person', 'kind', 'state'],
  local_password: ['hash', 'set_at'],
  login_link: ['expires_at', 'used_at'],
  mail: ['body', 'fault', 'handed_over_at', 'sending_since', 'sent_at', 'state', 'tries'],
  meeting: ['trashed_at'],
  meeting_action: ['due', 'ended_at', 'measure_id', 'reason', 'state'],
  municipality: ['name', 'settings'],
  notice: ['mail_id'],
  office_link: ['expires_at', 'used_at'],
  planned_publication: ['ended_at', 'refusal', 'state'],
  outcome: ['at', 'by_person', 'kind', 'reason', 'transferred_to'],
  party: ['has_key', 'name'],
  person: ['administers_installation', 'disabled_at', 'email', 'lang', 'name'],
  place: ['vis'],
  point: ['trashed_at'],
  point_question: ['body'],
  promise: ['closed_at', 'trashed_at'],
  provider_rule: ['ended_at'],
  recurring: ['last_day'],
  report_link: ['expires_at', 'revoked_at'],
  request: ['answered_at', 'draft', 'draft_at', 'reason', 'snoozed_until', 'state'],
  role_grant: ['valid_to'],
  round: ['due', 'lock_hash', 'lock_on', 'lock_report', 'locked_at', 'opens'],
  secrecy_mark: ['lifted_at', 'lifted_by'],
  session: ['idle_until', 'revoked_at'],
  signature: ['trashed_at'],
  sitting: ['cancelled_at'],
  unit: ['replaced_by', 'valid_to'],
  wheel_day: ['day', 'name', 'trashed_at'],
};
const MAY_REMOVE = [
  'dialogue_contact',
  'dialogue_contact_told',
  'elsewhere',
  'follow',
  'follow_ask',
  'follower',
  'follower_news',
  'identity',
  'local_password',
  'login_link',
  'mail', // to those who follow something alone (migration 0029)
  'office_link',
  'point_question',
  'report_link',
  'search_document',
  'search_word',
  'session',
  'statement_suggested',
];

describe.each(everyServer())('what is kept on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const ask = async <T extends object>(query: string): Promise<T[]> =>
    (await asClient(data.superuser, (client) => client.query<T>(query))).rows;

  test('is every table that is listed here, and no version table is left out', async () => {
    const kept = await ask<{ name: string; types: number }>(
      `select tgrelid::regclass::text as name, bit_or(tgtype::int) as types from pg_trigger
       where tgfoid = 'refuse_change'::regproc and tgenabled = 'O' group by 1 order by 1`,
    );
    const [UPDATE, DELETE, TRUNCATE] = [16, 8, 32];
    const all = UPDATE | DELETE | TRUNCATE;
    expect(kept.filter(({ types }) => (types & all) === all).map(({ name }) => name)).toEqual(KEPT);
    const versions = await ask<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relname like '%\\_version' and relname <> 'area_version'`,
    );
    expect(versions.map(({ name }) => name).filter((name) => !KEPT.includes(name))).toEqual([]);
  });

  test('the application may change the columns that are listed here, and no others', async () => {
    const found = await ask<{ name: string; columns: string[] }>(
      `select c.relname as name, array_agg(a.attname::text order by a.attname) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
       where relkind = 'r' and relnamespace = 'public'::regnamespace and has_column_privilege('loftet_app', c.oid, attnum, 'update')
       group by 1`,
    );
    expect(Object.fromEntries(found.map(({ name, columns }) => [name, columns]))).toEqual(MAY_CHANGE);
  });

  test('the application removes nothing else, and empties no table', async () => {
    const found = await ask<{ name: string; truncate: boolean }>(
      `select relname as name, has_table_privilege('loftet_app', oid, 'truncate') as truncate from pg_class
       where relkind = 'r' and relnamespace = 'public'::regnamespace
         and (has_table_privilege('loftet_app', oid, 'delete') or has_table_privilege('loftet_app', oid, 'truncate'))
       order by 1`,
    );
    expect(found).toEqual(MAY_REMOVE.map((name) => ({ name, truncate: false })));
  });
});
