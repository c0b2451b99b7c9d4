/**
 * The borders of the house (docs/decisions and ARCHITECTURE.md tell why). Read with regular expressions
 * rather than a compiler: a border that takes a second to check is checked before every commit.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARCHIVED, NOT_ARCHIVED } from '#report-back/archive-tables.ts';

const STAGES = ['places', 'situation', 'dialogue', 'promise', 'follow-up', 'publication', 'report-back'];
const DOORS = ['routes', 'api', 'cli'];
/** Supporting room -> the rooms it may know. A view (.svelte) may also know ui and documents. */
const SUPPORT: Record<string, readonly string[]> = {
  checking: [],
  platform: [],
  access: ['platform'],
  documents: ['checking', 'platform'],
  ui: ['documents', 'platform'], // for the words of its frame, in the page's language
  reading: ['checking', 'platform'],
};
const PURE_PACKAGES = [
  'qr',
  'zod',
  'fflate',
  'saxes',
  'parse5',
  'unified',
  'remark-parse',
  'remark-gfm',
  'mdast',
  'personnummer',
  'd3-scale',
  'd3-shape',
  'diff',
  'svelte', // for the language of a page, which its views find in its context
];

type Kind = 'door' | 'view' | 'server' | 'browser' | 'pure' | 'test';
type Edge = { from: string; to: string; typeOnly: boolean };

/** What start.mjs makes of the texts is nobody's writing. */
const files = globSync('src/**/*.{ts,svelte}')
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !file.startsWith('src/platform/texts/compiled/'));
const source = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

function room(file: string): string {
  return file.split('/')[1] ?? '';
}

/** src/server.ts, src/worker.ts and src/hooks.server.ts lie in no room: they are doors too. */
function kind(file: string): Kind {
  if (file.endsWith('.test.ts')) return 'test';
  if (DOORS.includes(room(file)) || room(file).includes('.')) return 'door';
  if (file.endsWith('.svelte')) return 'view';
  if (file.endsWith('.browser.ts')) return 'browser';
  return file.endsWith('.server.ts') ? 'server' : 'pure';
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(from: string, text: string): Edge[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[2] ?? match[3] ?? '';
    const to = name.startsWith('#')
      ? name.replace(/^#(?!tests\/)/, 'src/').replace(/^#/, '')
      : name.startsWith('.')
        ? path.posix.join(path.posix.dirname(from), name)
        : name;
    return { from, to, typeOnly: match[1] !== undefined };
  });
}

const edges = [...source].flatMap(([from, text]) => importsOf(from, text));
const own = edges.filter((edge) => edge.to.startsWith('src/') && !edge.to.includes('$types'));
const inProduct = own.filter((edge) => kind(edge.from) !== 'test');

function forbids(fact: string, broken: readonly Edge[]): void {
  test(fact, () => expect(broken.map((edge) => `${edge.from} -> ${edge.to}`)).toEqual([]));
}

function mayKnow(edge: Edge): boolean {
  const allowed = SUPPORT[room(edge.from)];
  if (allowed === undefined || room(edge.to) === room(edge.from)) return true;
  if (allowed.includes(room(edge.to))) return true;
  return kind(edge.from) === 'view' && ['ui', 'documents'].includes(room(edge.to));
}

describe('imports', () => {
  test('the reader of imports sees what is there', () => {
    expect(own.length).toBeGreaterThan(40);
    expect(importsOf('src/a/b.ts', "import type { A } from '#c/d.ts';\nimport './e.ts';\nawait import('pg');")).toEqual(
      [
        { from: 'src/a/b.ts', to: 'src/c/d.ts', typeOnly: true },
        { from: 'src/a/b.ts', to: 'src/a/e.ts', typeOnly: false },
        { from: 'src/a/b.ts', to: 'pg', typeOnly: false },
      ],
    );
  });

  forbids(
    'every own import names a file that exists',
    own.filter((edge) => !existsSync(edge.to.replace(/\?.*$/, ''))),
  );
  test('own imports are written #room/file.ext, never ../', () => {
    const climbing = [...source]
      .filter(([, text]) => /(?:from|import\()\s*['"]\.\.\//.test(text))
      .map(([file]) => file);
    expect(climbing).toEqual([]);
  });
  forbids(
    'a pure file imports only pure files',
    inProduct.filter((e) => kind(e.from) === 'pure' && kind(e.to) !== 'pure' && !e.typeOnly && source.has(e.to)),
  );
  forbids(
    'a pure file imports only pure packages',
    edges.filter((e) => {
      if (kind(e.from) !== 'pure' || e.typeOnly || e.to.startsWith('src/')) return false;
      return !PURE_PACKAGES.some((name) => e.to === name || e.to.startsWith(`${name}/`));
    }),
  );
  forbids(
    'a view never imports the server',
    inProduct.filter(
      (e) => (kind(e.from) === 'view' || e.from.endsWith('.svelte')) && kind(e.to) === 'server' && !e.typeOnly,
    ),
  );
  forbids(
    'what runs in a browser alone knows nothing of the server, and only views know it',
    inProduct.filter(
      (e) =>
        (kind(e.from) === 'browser' && kind(e.to) === 'server' && !e.typeOnly) ||
        (kind(e.to) === 'browser' && kind(e.from) !== 'browser' && kind(e.from) !== 'view'),
    ),
  );
  forbids(
    'the stages of the method depend leftwards only',
    inProduct.filter((e) => STAGES.includes(room(e.from)) && STAGES.indexOf(room(e.to)) > STAGES.indexOf(room(e.from))),
  );
  forbids(
    'a supporting room knows no stage, and only the rooms it may',
    inProduct.filter((e) => !mayKnow(e)),
  );
  forbids(
    'nobody imports a door but a door',
    inProduct.filter((e) => kind(e.to) === 'door' && kind(e.from) !== 'door'),
  );
  forbids(
    'only the routes know SvelteKit',
    edges.filter(
      (e) =>
        !['routes', 'hooks.server.ts'].includes(room(e.from)) && /^(\$app|\$env|@sveltejs)/.test(e.to) && !e.typeOnly,
    ),
  );
});

describe('rooms', () => {
  test('every folder under src is a room of the house', () => {
    const rooms = [...new Set(files.filter((f) => f.split('/').length > 2).map(room))];
    expect(rooms.filter((name) => ![...STAGES, ...DOORS, ...Object.keys(SUPPORT)].includes(name))).toEqual([]);
  });
  test('no catch-all names', () => {
    const bins = files.filter((file) => /(^|\/)(utils?|helpers?|common|shared|misc|index)(\.|\/)|Manager/.test(file));
    expect(bins).toEqual([]);
  });
  test('a door parses, calls one use case and presents: no SQL in it', () => {
    const withSql = [...source].filter(
      ([file, text]) =>
        kind(file) === 'door' && /\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom|query)\(/.test(text),
    );
    expect(withSql.map(([file]) => file)).toEqual([]);
  });
  test('a table is written only by the room that owns it', () => {
    const OWNED = {
      situation: 'register_figure',
      places:
        'municipality address_name party unit area area_version area_class place map_sheet forum goal agreement sitting',
      dialogue:
        'dialogue dialogue_version dialogue_step input input_review dots statement statement_suggested statement_version vote theme theme_version theme_answer coding coding_theme walk walk_version walk_picture observation observation_version observation_picture observation_revisit',
      promise:
        'promise promise_version promise_area promise_party promise_goal promise_agreement focus_area point point_version point_party target outcome lineage point_goal measure measure_version answerer point_theme sending sending_point approval signature translation translation_approval',
      'follow-up':
        'round entry entry_version activity figure evidence verdict wheel_day request report_link entry_approval recurring recurring_skip meeting meeting_version meeting_attendance meeting_action noticed point_question point_question_reply',
      publication:
        'publication history_event address elsewhere planned_publication embargo search_document search_word site_version follow_ask follower follow follower_news dialogue_contact dialogue_contact_told feedback_version feedback_page',
      'report-back':
        'import import_version council_case case_step memo_final memo_profile memo_version proposal consultation dispatch brief document_template template_choice output memo_sharing asked_party consultation_link consultation_answer consultation_point secrecy_mark archive_package erasure ruling decision dispatch_sent dispatch_returned',
      access:
        'office_link session person role_grant identity_provider provider_rule identity local_password login_link',
    };
    const { access: _ways, ...ofTheMethod } = OWNED;
    const tables = Object.values(ofTheMethod).flatMap((names) => names.split(' '));
    expect(tables.filter((name) => !(name in ARCHIVED) && !(name in NOT_ARCHIVED))).toEqual([]);
    const OWNER: Record<string, string> = {
      ...Object.fromEntries(
        Object.entries(OWNED).flatMap(([room, tables]) => tables.split(' ').map((table) => [table, room])),
      ),
      file: 'platform',
      signing_key: 'platform',
      mail: 'platform',
      notice: 'platform',
      audit_event: 'platform',
      audit_head: 'platform',
      schema_migration: 'platform',
    };
    const writes = [...source].flatMap(([file, text]) =>
      kind(file) === 'test'
        ? []
        : [
            ...text.matchAll(
              /(?:insertInto|updateTable|deleteFrom)\(\s*['"](\w+)['"]|(?:insert into|update|delete from)\s+"?(audit_event|audit_head|schema_migration|municipality|search_document|search_word|follow_ask|follower|follow|follower_news)\b/g,
            ),
          ].map((match) => ({ file, table: match[1] ?? match[2] ?? '' })),
    );
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.filter(({ file, table }) => OWNER[table] !== room(file))).toEqual([]);
  });
  test('a case takes a step only where the step is guarded, and none of those by hand', () => {
    const GUARDED = [
      'archive-package',
      'finalise-memo',
      'follow-decision',
      'move-case',
      'send-consultation',
      'write-ruling',
    ];
    const callers = [...source]
      .filter(([file, text]) => kind(file) !== 'test' && /(?<!function )\btakeStep\(/.test(text))
      .map(([file]) => file)
      .sort();
    expect(callers).toEqual(GUARDED.map((name) => `src/report-back/${name}.server.ts`));
    const hand = /type HandMove = StepInput & \{ readonly step: ([^}]+) \}/.exec(
      source.get('src/report-back/case-form.ts') ?? '',
    );
    expect(hand?.[1]).toBe("'approved' | 'prepared' | 'on-agenda' | 'draft'");
  });
  test('no file reads the environment but the configuration', () => {
    const readers = [...source]
      .filter(([file, text]) => kind(file) !== 'test' && /process\.env\b/.test(text))
      .map(([file]) => file);
    expect(readers.filter((file) => kind(file) !== 'door')).toEqual([]);
  });
});

describe('sizes', () => {
  const lines = [...source]
    .filter(([file]) => kind(file) !== 'test')
    .map(([file, text]) => ({ file, lines: text.split('\n').length }));
  test('no file has more than 500 lines', () => {
    expect(lines.filter((entry) => entry.lines > 500)).toEqual([]);
  });
  test('a file under routes/ has fewer than 80 lines', () => {
    expect(
      lines.filter(({ file, lines: n }) => file.startsWith('src/routes/') && file.endsWith('.ts') && n >= 80),
    ).toEqual([]);
  });
  test('the middle file is small', () => {
    const sizes = lines.map((entry) => entry.lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100);
  });
});
