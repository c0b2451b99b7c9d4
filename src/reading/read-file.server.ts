import type { Report } from '#checking/report.ts';
import { withProgress } from '#platform/progress.server.ts';
import { loadFile } from '#reading/load-file.server.ts';
import { createReading } from '#reading/reading-process.server.ts';

/**
 * Reads one file apart, and says so on stderr if it takes long. '-' is what comes in on stdin.
 * @throws AppError as loadFile and ReadingService.read do.
 */
export async function readFile(file: string): Promise<Report> {
  const { bytes, fileName } = await loadFile(file);
  const reading = createReading();
  try {
    const { report } = await withProgress('Läser dokumentet', reading.read(bytes, fileName));
    return report;
  } finally {
    await reading.close();
  }
}
