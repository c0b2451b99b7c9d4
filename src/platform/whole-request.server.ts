import { IncomingMessage } from 'node:http';

/** Whoever sends on after the answer is let finish, so that they hear it; whoever never finishes is hung up on. */
const MOST_LET_GO = 40_000_000;

/**
 * The same request with a body of known length, once all of it has come: one that was sent in pieces (chunked) does not
 * say beforehand how much it is, so it is counted as it comes. No more than `most` bytes are kept.
 * @returns 'too-large' as soon as it is; never settles when the sender leaves before that, to whom nothing is answered
 */
export function wholeRequest(request: IncomingMessage, most: number): Promise<IncomingMessage | 'too-large'> {
  return new Promise((resolve) => {
    let kept: Buffer[] = [];
    let bytes = 0;
    request.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= most) return void kept.push(piece);
      kept = [];
      resolve('too-large');
      if (bytes > most + MOST_LET_GO) request.destroy();
    });
    request.on('end', () => {
      if (bytes <= most) resolve(withBody(request, Buffer.concat(kept)));
    });
    request.on('error', () => undefined);
  });
}

function withBody(sent: IncomingMessage, body: Buffer): IncomingMessage {
  const { 'transfer-encoding': _pieces, ...headers } = sent.headers;
  const whole = new IncomingMessage(sent.socket);
  whole.method = sent.method;
  whole.url = sent.url;
  whole.httpVersion = sent.httpVersion;
  whole.httpVersionMajor = sent.httpVersionMajor;
  whole.httpVersionMinor = sent.httpVersionMinor;
  whole.headers = { ...headers, 'content-length': String(body.length) };
  whole.complete = true;
  if (body.length > 0) whole.push(body);
  whole.push(null);
  return whole;
}
