import type { Worker } from 'node:worker_threads';
import type { DocumentModel } from '#documents/document.ts';
import type { PdfProfile, PdfQuestion } from '#documents/pdf-message.ts';
import type { PaperForm } from '#documents/paper.ts';
import type { Poster } from '#documents/poster.ts';
import { askPdfThread, startPdfThread } from '#documents/pdf-thread.server.ts';
import { soundModel } from '#documents/sound-model.ts';
import { AppError } from '#platform/errors.ts';

export type PdfLimits = {
  /** For one document, with the thread's start. */
  readonly milliseconds: number;
  /** Documents that may wait. */
  readonly waiting: number;
};

const LIMITS: PdfLimits = { milliseconds: 20_000, waiting: 16 };
/** Signs of text: some 250 pages. */
const MAX_SIGNS = 600_000;

export type PdfRenderer = {
  /** @throws AppError memo-too-long, documents-busy, pdf-too-slow, pdf-failed. */
  readonly render: (model: DocumentModel, profile: PdfProfile) => Promise<Uint8Array>;
  /** @throws the same. */
  readonly renderPoster: (poster: Poster) => Promise<Uint8Array>;
  /** @throws the same. */
  readonly renderPaper: (paper: PaperForm) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

let shared: PdfRenderer | null = null;

/**
 * A tagged PDF of the model; the same model gives the same bytes. Signs that the shipped fonts lack are shown as U+FFFD
 * (`signsNotInPdf` lists them).
 * @throws AppError memo-too-long, documents-busy, pdf-too-slow, pdf-failed.
 */
export function renderPdf(model: DocumentModel, profile: PdfProfile): Promise<Uint8Array> {
  shared ??= createPdfRenderer();
  return shared.render(model, profile);
}

/**
 * A poster as a tagged PDF (UA-1), in the same thread; the same poster gives the same bytes.
 * @throws AppError memo-too-long, documents-busy, pdf-too-slow, pdf-failed.
 */
export function renderPoster(poster: Poster): Promise<Uint8Array> {
  shared ??= createPdfRenderer();
  return shared.renderPoster(poster);
}

/**
 * A form to fill in by hand as a tagged PDF (UA-1), in the same thread; the same form gives the same bytes.
 * @throws AppError memo-too-long, documents-busy, pdf-too-slow, pdf-failed.
 */
export function renderPaper(paper: PaperForm): Promise<Uint8Array> {
  shared ??= createPdfRenderer();
  return shared.renderPaper(paper);
}

/** How much there is to set, logo and pictures apart. */
function signsOf(question: PdfQuestion): number {
  return JSON.stringify(question, (key, value: unknown) => (key === 'look' || key === 'source' ? undefined : value))
    .length;
}

/** A thread of its own that sets one document at a time; a new one takes over when it crashed or took too long. */
export function createPdfRenderer(limits: Partial<PdfLimits> = {}, start = startPdfThread): PdfRenderer {
  const bounds = { ...LIMITS, ...limits };
  let worker: Worker | null = null;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function setNext(question: PdfQuestion): Promise<Uint8Array> {
    worker ??= start();
    const asked = worker;
    // Only a document in the making keeps a command alive.
    asked.ref();
    const answer = await askPdfThread(asked, question, bounds.milliseconds).catch(async (error: unknown) => {
      worker = null;
      await asked.terminate();
      throw error;
    });
    asked.unref();
    if ('reason' in answer) throw new AppError('pdf-failed', {}, new Error(answer.reason));
    return answer.pdf;
  }

  async function inTurn(question: PdfQuestion): Promise<Uint8Array> {
    if (signsOf(question) > MAX_SIGNS) throw new AppError('memo-too-long');
    if (waiting > bounds.waiting) throw new AppError('documents-busy');
    waiting += 1;
    const mine = last.then(() => setNext(question)).finally(() => (waiting -= 1));
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    render: async (model, profile) => inTurn({ model: soundModel(model), profile }),
    renderPoster: async (poster) => inTurn({ poster }),
    renderPaper: async (paper) => inTurn({ paper }),
    close: async () => {
      await last;
      await worker?.terminate();
      worker = null;
    },
  };
}
