/**
 * For whom each column that can hold words is meant. A new column without a place here fails the test of planted words:
 * whoever adds one says who may read it.
 */
export type Audience =
  /** Shown to everybody where its subject is published. */
  | 'public'
  /** Only for those who work with the promise. */
  | 'internal'
  /** Public or internal by the row's own `vis`. */
  | 'by-visibility'
  /** For the council's memo, and for no page. */
  | 'memo'
  /** Holds a word of a fixed list, a hash or an address, never what a person wrote. */
  | 'wordless';

export const AUDIENCE: Readonly<Record<string, Readonly<Record<string, Audience>>>> = {
  activity: { body: 'by-visibility', unit: 'by-visibility', vis: 'wordless', with_whom: 'internal' },
  approval: { verdict: 'wordless', comment: 'internal', in_role: 'internal', content: 'wordless' },
  address: { path: 'wordless', subject_kind: 'wordless', redirect_to: 'wordless' },
  address_name: { slug: 'wordless' },
  agreement: { name: 'public' },
  area: { slug: 'wordless' },
  area_class: { scheme: 'internal', category: 'internal', assessor: 'internal', source: 'internal' },
  area_version: { name: 'public', boundary: 'internal' },
  audit_event: { type: 'wordless', data: 'wordless', prev: 'wordless', hash: 'wordless' },
  audit_head: { hash: 'wordless' },
  brief: { paragraph: 'internal', model: 'internal', content: 'wordless' },
  consultation: { party_words: 'memo', verdict: 'wordless' },
  council_case: { kind: 'wordless', registry_number: 'memo' },
  dispatch: { recipient: 'memo' },
  elsewhere: { web_address: 'memo', round_label: 'wordless' },
  entry: { told: 'wordless' },
  entry_approval: { verdict: 'wordless', comment: 'internal', in_role: 'internal', content: 'wordless' },
  entry_version: {
    kind: 'wordless',
    body: 'public',
    next_step: 'public',
    internal_note: 'internal',
    progress: 'wordless',
    reason: 'public',
    correction_note: 'public',
    content: 'wordless',
  },
  evidence: { file_sha256: 'wordless', caption: 'internal', vis: 'wordless' },
  figure: {
    label: 'by-visibility',
    quote: 'by-visibility',
    unit: 'by-visibility',
    source: 'by-visibility',
    per: 'wordless',
    comparison: 'wordless',
    sex: 'wordless',
    kind: 'wordless',
    direction: 'wordless',
    vis: 'wordless',
  },
  file: { sha256: 'wordless', media_type: 'wordless', name: 'internal', vis: 'wordless' },
  focus_area: { name: 'public' },
  forum: { kind: 'wordless', name: 'memo' },
  goal: { body: 'public' },
  history_event: { size: 'wordless', note: 'public', pages: 'public' },
  import: { file_sha256: 'wordless', reading: 'internal', reader_version: 'wordless', state: 'wordless' },
  import_version: { report: 'internal', owner_names: 'internal' },
  lineage: { kind: 'wordless', state: 'wordless' },
  measure_version: {
    body: 'by-visibility',
    actors: 'internal',
    limits: 'internal',
    funding: 'internal',
    vis: 'wordless',
  },
  meeting_action: { body: 'internal', owner_words: 'internal', state: 'wordless', reason: 'internal' },
  meeting_attendance: { organisation: 'internal' },
  meeting_version: { notes: 'internal', decisions: 'internal' },
  memo_version: { sections: 'memo', content: 'wordless' },
  municipality: { slug: 'wordless', name: 'public', settings: 'internal' },
  outcome: { kind: 'wordless', reason: 'public', transferred_to: 'public' },
  party: { kind: 'wordless', name: 'public' },
  place: { name: 'by-visibility', vis: 'wordless', geo: 'internal' },
  point: { slug: 'wordless' },
  point_party: { part: 'wordless' },
  point_version: {
    above: 'public',
    body: 'public',
    why: 'public',
    due_words: 'public',
    internal_note: 'internal',
    public_note: 'public',
    content: 'wordless',
  },
  promise: { slug: 'wordless' },
  promise_party: { named: 'public' },
  promise_version: {
    title: 'public',
    intro: 'public',
    internal_note: 'internal',
    public_note: 'public',
    content: 'wordless',
  },
  proposal: { body: 'memo' },
  publication: {
    subject_kind: 'wordless',
    channel: 'wordless',
    lang: 'wordless',
    size: 'wordless',
    note: 'public',
    ground: 'wordless',
    model: 'public',
    sha256: 'wordless',
  },
  recurring: { body: 'internal', unit: 'internal', every: 'wordless' },
  recurring_skip: { reason: 'internal' },
  request: { part: 'wordless', state: 'wordless', reason: 'internal', draft: 'internal' },
  round: { label: 'wordless', lock_hash: 'wordless', lock_report: 'internal' },
  sending: { message: 'internal' },
  signature: { name: 'internal', title: 'internal', file_sha256: 'wordless' },
  target: { unit: 'public', per: 'wordless' },
  translation: {
    subject_kind: 'wordless',
    field: 'wordless',
    lang: 'wordless',
    source: 'wordless',
    body: 'internal',
  },
  unit: { name: 'internal' },
  verdict: { value: 'wordless', reason: 'public' },
  wheel_day: { name: 'internal' },
};
