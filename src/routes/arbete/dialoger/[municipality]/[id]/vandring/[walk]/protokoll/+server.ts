import { error, type RequestHandler } from '@sveltejs/kit';
import { renderPdf } from '#documents/render-pdf.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { withoutPictures } from '#promise/walk-protocol.ts';
import { loadWalkProtocol } from '#promise/walk-protocol.server.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn, officeWork, uuidIn } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The protocol of a walk as a file. */
export const GET: RequestHandler = async (event) => {
  const at = { dialogueId: idIn(event), walkId: uuidIn(event, 'walk') };
  const model = await officeWork(event, 'office:read', (work, municipality) =>
    loadWalkProtocol(work, municipality, at),
  );
  const pdf = await renderPdf(model, 'ua-1')
    .catch((fault: unknown) => {
      if (foreseen(fault) !== 'pdf-failed') throw fault;
      return renderPdf(withoutPictures(model), 'ua-1');
    })
    .catch((fault: unknown) => error(ERRORS[foreseen(fault)].status, sentenceFor(fault)));
  return fileAnswer(pdf, 'application/pdf', `trygghetsvandring-${model.date ?? ''}.pdf`);
};
