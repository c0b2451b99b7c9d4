import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

type TakenLetter = { readonly to: string; readonly messageId: string; readonly raw: string };

export type MailServer = {
  readonly url: string;
  /** What it has answered 250 to, in the order it came. */
  readonly taken: readonly TakenLetter[];
  /** Decides about one letter when all of it has come: undefined takes it, a number is the refusal. */
  answer: (letter: TakenLetter) => Promise<number | undefined> | number | undefined;
  /** Ends every connection without a word. */
  hangUp(): void;
  close(): Promise<void>;
};

/** A real SMTP server on a free port of this machine, which keeps what it takes. */
export async function startMailServer(): Promise<MailServer> {
  const taken: TakenLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, callback) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString('utf8');
        const messageId = /^message-id: (\S+)/im.exec(raw)?.[1] ?? '';
        const letter = { to: session.envelope.rcptTo.map(({ address }) => address).join(','), messageId, raw };
        void Promise.resolve(self.answer(letter)).then((refusal) => {
          if (refusal === undefined) {
            taken.push(letter);
            callback();
          } else callback(Object.assign(new Error('refused'), { responseCode: refusal }));
        });
      });
    },
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('error', () => undefined); // a client that was killed
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const self: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    answer: () => undefined,
    hangUp: () => sockets.forEach((socket) => socket.destroy()),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return self;
}
