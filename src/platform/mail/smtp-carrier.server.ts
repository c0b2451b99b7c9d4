import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpConfig } from '#platform/config.ts';

/** What went wrong on the way, without a word of the mail or of the server's answer: that may hold the address. */
export class SmtpFault extends Error {
  /** The server's number, such as 451; null where none came. */
  readonly reply: number | null;
  /** True where the server has said no for good (RFC 5321 §4.2.1: 5yz). */
  readonly forGood: boolean;

  constructor(reply: number | null, forGood: boolean) {
    super(reply === null ? 'no answer' : `answer ${reply}`);
    this.name = 'SmtpFault';
    this.reply = reply;
    this.forGood = forGood;
  }
}

export type Letter = {
  readonly from: string;
  readonly to: string;
  /** The whole message, headers and all. */
  readonly message: Buffer;
};

export type Carrier = {
  /**
   * Hands over one letter. `beforeEnd` is awaited when the server has taken all of it but the line that ends it: until
   * that line a server keeps nothing (RFC 5321 §4.1.1.4), after it the letter is the server's.
   * @throws SmtpFault where the server said no or did not answer, and whatever `beforeEnd` throws
   */
  send(letter: Letter, beforeEnd: () => Promise<void>): Promise<void>;
  close(): void;
};

/** Milliseconds. Shorter than the library's ten minutes: a job waits for it. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 20_000 };

/**
 * A connection to the mail server that takes many letters. A password goes over an encrypted connection only, unless the
 * server is this machine.
 * @throws SmtpFault, never for good: that the server refuses us says nothing about the letter
 */
export async function openCarrier({ url }: Pick<SmtpConfig, 'url'>): Promise<Carrier> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const connection = new SMTPConnection({
    ...PATIENCE,
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port === '' ? {} : { port }),
    secure: protocol === 'smtps:',
    requireTLS: username !== '' && !isThisMachine(hostname),
  });
  connection.on('error', () => undefined); // shows at the next letter too
  try {
    await settled((done) => {
      connection.once('error', done);
      connection.once('end', () => done(new Error('closed')));
      connection.connect(done);
    });
    const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    if (username !== '') await settled((done) => connection.login(auth, done));
  } catch (error) {
    connection.close();
    throw new SmtpFault(faultOf(error).reply, false);
  }
  return { send: (letter, beforeEnd) => sendOn(connection, letter, beforeEnd), close: () => connection.quit() };
}

function sendOn(
  connection: SMTPConnection,
  { from, to, message }: Letter,
  beforeEnd: () => Promise<void>,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const words = Readable.from(
      (async function* () {
        yield message;
        try {
          await beforeEnd();
        } catch (error) {
          reject(error instanceof Error ? error : new Error('refused'));
          connection.close(); // without the last line, so that the server forgets the letter
          throw error;
        }
      })(),
      { objectMode: false },
    );
    words.on('error', () => undefined); // told by then
    connection.send({ from, to: [to] }, words, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(faultOf(error));
    });
  });
}

/** A call of the library's as a promise; its errors hold what the server said, which may be an address. */
async function settled(call: (done: (error?: unknown) => void) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    call((error) => {
      if (error === undefined || error === null) resolve();
      else reject(faultOf(error));
    });
  });
}

function faultOf(error: unknown): SmtpFault {
  if (error instanceof SmtpFault) return error;
  const { responseCode, permanent } = error as { responseCode?: unknown; permanent?: unknown };
  return new SmtpFault(typeof responseCode === 'number' ? responseCode : null, permanent === true);
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}
