import { Worker } from 'node:worker_threads';
import type { PdfAnswer, PdfQuestion } from '#documents/pdf-message.ts';
import { AppError } from '#platform/errors.ts';

/** The thread that sets documents (typst-worker.server.ts). */
export function startPdfThread(): Worker {
  const worker = new Worker(new URL('./typst-worker.server.ts', import.meta.url));
  // Without a listener a crash between two documents would end the process; the next document then finds the thread gone.
  worker.on('error', () => undefined);
  return worker;
}

/**
 * What the thread answers.
 * @throws AppError pdf-failed where it crashes, pdf-too-slow where it says nothing in time.
 */
export function askPdfThread(worker: Worker, question: PdfQuestion, milliseconds: number): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (answer: PdfAnswer): void => settle(() => resolve(answer));
    const onError = (error: unknown): void => settle(() => reject(new AppError('pdf-failed', {}, error)));
    const onExit = (code: number): void => onError(new Error(`exit ${code}`));
    const timer = setTimeout(() => settle(() => reject(new AppError('pdf-too-slow'))), milliseconds);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(question);
  });
}
