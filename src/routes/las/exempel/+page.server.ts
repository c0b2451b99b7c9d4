import { error, type ServerLoad } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { errorCode } from '#routes/las/error-code.ts';
import { readExample } from '#reading/example.server.ts';
import type { Reading } from '#reading/reading.ts';
import { sharedReading } from '#reading/shared-reading.server.ts';

let reading: Promise<Reading> | null = null;

/** Read once: the example does not change, and must not wait behind the documents of others. */
export const load: ServerLoad = async () => {
  reading ??= readOnce();
  return { reading: await reading };
};

async function readOnce(): Promise<Reading> {
  try {
    const { bytes, name } = await readExample();
    return await sharedReading().read(bytes, name);
  } catch (fault) {
    reading = null;
    const code = errorCode(fault);
    if (code === 'internal') throw fault;
    return error(ERRORS[code].status, sentenceFor(fault));
  }
}
