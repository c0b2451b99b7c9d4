import type { RequestHandler } from '@sveltejs/kit';
import {
  dispatchMaterial,
  dispatchPackage,
  drawDispatch,
  extractKept,
  memoToSend,
} from '#report-back/dispatch-files.server.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { idIn, officeWork, tell } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** Everything that goes out, in one file to hand over. */
export const GET: RequestHandler = async (event) => {
  const asked = async (): Promise<Uint8Array> => {
    const { material, extract } = await officeWork(event, 'office:read', async (work) => {
      const found = await dispatchMaterial(work, idIn(event));
      return { material: found, extract: await extractKept(work, found) };
    });
    const memo = await memoToSend((act) => officeWork(event, 'office:read', act), idIn(event));
    return dispatchPackage(material, [extract ?? (await drawDispatch(material)), ...memo]);
  };
  const bytes = await asked().catch(tell);
  return fileAnswer(bytes, 'application/zip', `utskick-${idIn(event)}.zip`);
};
