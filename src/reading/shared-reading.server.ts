import { createReading, type ReadingService } from '#reading/reading-process.server.ts';

let service: ReadingService | null = null;

/** The one reading service of the web server; started with the first document. */
export function sharedReading(): ReadingService {
  return (service ??= createReading());
}

/** Ends the process that reads. */
export async function closeSharedReading(): Promise<void> {
  await service?.close();
  service = null;
}
