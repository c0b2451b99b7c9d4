import { fillTemplate } from '#documents/docx/fill-template.server.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { renderPdf } from '#documents/render-pdf.server.ts';
import type { DocumentLook } from '#documents/document-look.ts';
import { RENDERERS } from '#documents/renderers.ts';
import {
  caseModel,
  letterheadOf,
  type CaseDocumentKind,
  type CaseFormat,
  type MemoSource,
} from '#report-back/case-document-kinds.ts';

export type Drawing = {
  readonly kind: CaseDocumentKind;
  readonly format: CaseFormat;
  readonly source: MemoSource;
  readonly draft: boolean;
  /** The municipality's own Word template; null for our layout. */
  readonly template: Uint8Array | null;
  /** The municipality's logo and colour; a template has a look of its own. */
  readonly look: DocumentLook | null;
};

/** A document of a case as a file. The same drawing gives the same bytes. @throws AppError as the renderers do */
export async function drawCaseDocument({ kind, format, source, draft, template, look }: Drawing): Promise<Uint8Array> {
  const model = caseModel(kind, source, draft, look);
  if (format === 'html') return Buffer.from(renderHtml(model));
  if (format === 'docx')
    return template === null ? renderDocx(model) : fillTemplate(template, model, letterheadOf(source.record));
  return renderPdf(model, format === 'pdf' ? 'ua-1' : 'a-2a');
}

/** What draws it, with its version. */
export function rendererOf({ format, template }: Pick<Drawing, 'format' | 'template'>): string {
  return format === 'docx' && template !== null ? RENDERERS.template : RENDERERS[format];
}
