import { error, type RequestHandler } from '@sveltejs/kit';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { isCaseDocument, isCaseFormat } from '#report-back/case-document-kinds.ts';
import { draftDocument, finalDocument } from '#report-back/case-documents.server.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { idIn, officeWork, tell } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** A document of a case: as it was finalised, or as a draft while it is one. */
export const GET: RequestHandler = async (event) => {
  const { kind = '', format = '' } = event.params;
  if (!isCaseDocument(kind) || !isCaseFormat(format)) error(404, 'Sidan finns inte.');
  const inTurn = <T>(act: (work: Work) => Promise<T>): Promise<T> => officeWork(event, 'office:read', act);
  const made = await finalDocument(inTurn, idIn(event), kind, format)
    .catch((fault: unknown) => {
      if (fault instanceof AppError && fault.code === 'case-not-finalised')
        return draftDocument(inTurn, idIn(event), kind, format);
      throw fault;
    })
    .catch(tell);
  return fileAnswer(made.bytes, made.mediaType, made.name);
};
