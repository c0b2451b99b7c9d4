import { fail, type Actions } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { documentFromForm } from '#routes/las/document-from-form.ts';
import { errorCode } from '#routes/las/error-code.ts';
import { sharedReading } from '#reading/shared-reading.server.ts';

export const actions: Actions = {
  /** Reads the document and answers with the reading itself. Nothing is stored, so there is nothing to redirect to. */
  default: async ({ request, setHeaders }) => {
    setHeaders({ 'cache-control': 'no-store' });
    try {
      const { bytes, name } = await documentFromForm(request);
      return { reading: await sharedReading().read(bytes, name, request.signal) };
    } catch (error) {
      const code = errorCode(error);
      // Who has left needs no answer, and is no fault.
      if (code === 'internal' && !request.signal.aborted) logFault('POST /las', error);
      if (code === 'reading-busy') setHeaders({ 'retry-after': '5' });
      return fail(ERRORS[code].status, { error: sentenceFor(error) });
    }
  },
};
