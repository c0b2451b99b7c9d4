import { fillTemplate } from '#documents/docx/fill-template.server.ts';
import { SAMPLE_LETTERHEAD, templateSample } from '#report-back/own-template/template-sample.ts';

/** A template with a memo of an invented municipality in it. @throws AppError `template-unusable` */
export function templatePreview(template: Uint8Array): Promise<Uint8Array> {
  return fillTemplate(template, templateSample(), SAMPLE_LETTERHEAD);
}
