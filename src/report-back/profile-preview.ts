import type { Report } from '#checking/report.ts';
import { renderHtmlBody } from '#documents/render-html.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { withBoundValues } from '#report-back/memo-figures.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import { sampleRecord } from '#report-back/profile-sample.ts';

/** The invented municipality's memo as a profile draws it, as part of a page. Runs in the browser and on the server alike. */
export function profilePreview(profile: MemoProfile, kind: Report['kind']): string {
  const proposedDecisions = [...profile.kinds[kind].proposals];
  const record = withBoundValues({ ...sampleRecord(kind), proposedDecisions });
  return renderHtmlBody(memoDocument(record, { draft: false, profile }));
}
