import { z } from 'zod';
import type { SiteTold } from '#publication/site-version.server.ts';

type Faults = readonly { readonly field: string; readonly message: string }[];

const UNREADABLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';
const SITE = 'Skriv webbplatsen så här: polisen.se.';

/** `https://www.polisen.se/aktuellt` is the site `polisen.se`. */
const site = z
  .string(UNREADABLE)
  .trim()
  .toLowerCase()
  .transform((text) =>
    text
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/[/?#].*$/s, ''),
  )
  .pipe(
    z
      .string()
      .max(100, 'Webbplatsens namn får ha högst 100\u00a0tecken.')
      .regex(/^[a-zåäö0-9-]+(?:\.[a-zåäö0-9-]+)+$/, SITE),
  );
const period = z
  .string(UNREADABLE)
  .regex(/^(?:\d{4}(?:-\d{2}){0,2}(?:-\d{4}(?:-\d{2}){0,2})?)?$/, UNREADABLE)
  .transform((text) => (text === '' ? null : text));
const MOST = 100_000;
const VERSION = 'Skriv versionens nummer, till exempel 7.';

const Told = z.object({
  webbplats: site,
  period,
  version: z.coerce.number(VERSION).int(VERSION).min(1, VERSION).max(MOST, VERSION),
});
const Gone = z.object({ webbplats: site, period });

/** Which version stands where. */
export function siteSent(form: FormData): { readonly value: SiteTold } | { readonly faults: Faults } {
  const read = Told.safeParse(Object.fromEntries(form));
  if (!read.success) return { faults: faultsOf(read.error) };
  const { webbplats, period: about, version } = read.data;
  return { value: { site: webbplats, period: about, version } };
}

/** Where it stands no longer. */
export function siteGone(form: FormData): { readonly value: SiteTold } | { readonly faults: Faults } {
  const read = Gone.safeParse(Object.fromEntries(form));
  if (!read.success) return { faults: faultsOf(read.error) };
  return { value: { site: read.data.webbplats, period: read.data.period, version: null } };
}

function faultsOf(error: z.ZodError): Faults {
  return error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
}

const COUNTS = ['', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];

/** How far behind a site is: "nyaste versionen", "två versioner efter". */
export function behindWords(version: number, newest: number): string {
  const behind = newest - version;
  if (behind <= 0) return 'nyaste versionen';
  return `${COUNTS[behind] ?? behind} ${behind === 1 ? 'version' : 'versioner'} efter`;
}
