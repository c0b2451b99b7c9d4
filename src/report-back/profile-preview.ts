import type { Report } from '#checking/report.ts';
import { renderHtmlBody } from '#documents/render-html.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { withBoundValues } from '#report-back/memo-figures.ts';
import { lookOnPage, wantedBy, type MemoLook } from '#report-back/memo-look.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import { sampleRecord } from '#report-back/profile-sample.ts';

/** What a municipality has of its own to draw with, whatever the profile wants of it. */
export type OwnLook = { readonly slug: string; readonly look: MemoLook };

/** The invented municipality's memo as a profile draws it, as part of a page. Runs in the browser and on the server alike. */
export function profilePreview(profile: MemoProfile, kind: Report['kind'], { slug, look }: OwnLook): string {
  const proposedDecisions = [...profile.kinds[kind].proposals];
  const record = withBoundValues({ ...sampleRecord(kind), proposedDecisions });
  const model = memoDocument(record, { draft: false, profile });
  return renderHtmlBody({ ...model, look: lookOnPage(wantedBy(profile, look), slug) });
}
