import type { ServerLoad } from '@sveltejs/kit';
import { readExample } from '#reading/example.server.ts';
import { sharedReading } from '#reading/shared-reading.server.ts';

export const load: ServerLoad = async () => {
  const { bytes, name } = await readExample();
  return { reading: await sharedReading().read(bytes, name) };
};
