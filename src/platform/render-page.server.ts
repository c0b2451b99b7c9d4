import { ServerResponse, type IncomingMessage } from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export type RenderedPage = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
};

/**
 * Runs a handler against a response of its own and gives back what it wrote. So the page is whole before anything
 * is sent. Where only one reader waits, `reader` is their connection's response, and the work ends when they leave.
 * @throws Error when the handler fails, or has not answered `within` so many milliseconds
 */
export function renderPage(
  handler: Handler,
  request: IncomingMessage,
  { reader, within }: { reader?: ServerResponse; within?: number } = {},
): Promise<RenderedPage> {
  return new Promise((resolve, reject) => {
    const response = new ServerResponse(request);
    const giveUp = (): void => void response.emit('close');
    reader?.once('close', giveUp);
    const fail = (error: unknown): void => {
      clearTimeout(late);
      reject(error);
    };
    const late =
      within === undefined
        ? undefined
        : setTimeout(() => {
            fail(new Error('the page was not ready in time'));
            giveUp();
          }, within);
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown): void => {
      if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    // Node would send such headers without keeping them where they can be read.
    response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
      response.statusCode = status;
      const headers = rest.at(-1);
      if (typeof headers === 'object' && headers !== null) {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
      }
      return response;
    };
    response.write = (chunk: unknown): boolean => {
      keep(chunk);
      return true;
    };
    response.end = (chunk?: unknown): ServerResponse => {
      keep(chunk);
      clearTimeout(late);
      resolve({ status: response.statusCode, headers: headersOf(response), body: Buffer.concat(chunks) });
      return response;
    };
    response.on('error', fail);
    try {
      handler(request, response);
    } catch (error) {
      fail(error);
    }
  });
}

function headersOf(response: ServerResponse): Record<string, string | string[]> {
  const entries = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value : String(value)] as const],
  );
  return Object.fromEntries(entries);
}
