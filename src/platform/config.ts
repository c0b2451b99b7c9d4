import { z } from 'zod';
import { AppError } from '#platform/errors.ts';

/** What the installation is told from outside. `.env.example` documents each variable. */
export type Config = {
  readonly port: number;
  /** Undefined means the folder `data` in the checkout. */
  readonly dataDir: string | undefined;
  /** The application's login at an own PostgreSQL server; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** The login that owns the schema, for migrations and backups. */
  readonly databaseOwnerUrl: string | undefined;
  /** Past a pooler that gives each transaction another session; undefined means `databaseUrl`. */
  readonly listenUrl: string | undefined;
  /** Undefined means the one that is made once in the data folder. */
  readonly secret: string | undefined;
  readonly loadDemo: boolean;
  /** Host names (with port when it is not the standard one) that the server answers to, besides its own machine. */
  readonly hosts: readonly string[];
  readonly trustProxy: boolean;
  /** Where mail goes out; undefined means that it is kept here. */
  readonly smtp: SmtpConfig | undefined;
  /** Whether `serve` does the background work too, or a process of its own does. */
  readonly worksInServer: boolean;
};

export type SmtpConfig = {
  readonly url: string;
  /** The sender's address, and the name before it if one was given. */
  readonly from: { readonly name: string; readonly address: string };
};

const onOff = (name: string) => z.enum(['on', 'off'], `${name} ska vara on eller off.`);
const postgresUrl = (name: string) =>
  z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, `${name} ska vara en adress som postgres://konto:lösenord@server:5432/databas.`);

/** `namn@kommun.se`, or a name and then the address in angle brackets. On one line, with nothing that mail would read. */
const SENDER = /^(?:([^\p{C}"<>@,;:\\]{1,100}) )?<?([!-;=?A-~]+@[a-z0-9.-]+)>?$/iu;
const SENDER_EXAMPLE = '"Löftet <loftet@kommunen.se>"';

const Variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT ska vara ett portnummer mellan 0 och 65535.')
    .transform(Number)
    .refine((port) => port <= 65535, 'PORT ska vara ett portnummer mellan 0 och 65535.')
    .default(3000),
  LOFTET_DATA_DIR: z.string().optional(),
  DATABASE_URL: postgresUrl('DATABASE_URL').optional(),
  DATABASE_OWNER_URL: postgresUrl('DATABASE_OWNER_URL').optional(),
  LOFTET_LISTEN_URL: postgresUrl('LOFTET_LISTEN_URL').optional(),
  LOFTET_SECRET: z.string().min(32, 'LOFTET_SECRET ska ha minst 32 tecken.').optional(),
  LOFTET_DEMO: onOff('LOFTET_DEMO').default('on'),
  LOFTET_HOSTS: z.string().default(''),
  LOFTET_TRUST_PROXY: onOff('LOFTET_TRUST_PROXY').default('off'),
  LOFTET_SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/[^\s/?#]+\/?$/,
      'LOFTET_SMTP_URL ska vara en adress som smtp://konto:lösenord@mejl.kommunen.se:587.',
    )
    .refine((text) => URL.canParse(text), 'LOFTET_SMTP_URL går inte att läsa. Skriv tecken som @ i lösenordet som %40.')
    .optional(),
  LOFTET_MAIL_FROM: z.string().regex(SENDER, `LOFTET_MAIL_FROM ska vara en adress som ${SENDER_EXAMPLE}.`).optional(),
  LOFTET_WORKER: onOff('LOFTET_WORKER').default('on'),
  LOFTET_DEBUG: z.string().optional(),
});
const Environment = Variables.refine((set) => set.LOFTET_SMTP_URL === undefined || set.LOFTET_MAIL_FROM !== undefined, {
  error: `Ange avsändaren i LOFTET_MAIL_FROM, till exempel ${SENDER_EXAMPLE}.`,
});

/**
 * The configuration that an environment describes. An empty variable counts as not set.
 * @throws AppError `usage` with one Swedish sentence per variable that cannot be used
 */
export function readEnv(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    throw new AppError('usage', { what: parsed.error.issues.map((issue) => issue.message).join(' ') });
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    dataDir: values.LOFTET_DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    listenUrl: values.LOFTET_LISTEN_URL,
    secret: values.LOFTET_SECRET,
    loadDemo: values.LOFTET_DEMO === 'on',
    hosts: values.LOFTET_HOSTS.split(',')
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
    trustProxy: values.LOFTET_TRUST_PROXY === 'on',
    smtp: smtpOf(values.LOFTET_SMTP_URL, values.LOFTET_MAIL_FROM),
    worksInServer: values.LOFTET_WORKER === 'on',
  };
}

function smtpOf(url: string | undefined, from: string | undefined): SmtpConfig | undefined {
  const [, name = '', address = ''] = SENDER.exec(from ?? '') ?? [];
  return url === undefined ? undefined : { url, from: { name: name.trim(), address } };
}
