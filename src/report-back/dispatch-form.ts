import { emailAddress } from '#access/person.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { NOT_WHOLE } from '#platform/sent-form.ts';
import { hasUnseenSigns, turnsWriting } from '#platform/unseen-signs.ts';

export type DispatchWay = 'mail' | 'package';
/** Who gets it; the address is null for a package. */
export type DispatchTo = { readonly recipient: string; readonly email: string | null };
type Fault = { readonly field: string; readonly message: string };
type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/** So many rows are read of a form at most. */
const MOST = 200;
const NEW = 'ny';

/** Those whom somebody chose: rows `mottagare-0`, `valj-0`, `adress-0`, and one of their own, `mottagare-ny`. */
export function dispatchTyped(sent: FormData, way: DispatchWay): Read<readonly DispatchTo[]> {
  const text = (name: string): string => String(sent.get(name) ?? '').trim();
  const faults: Fault[] = [];
  const chosen: DispatchTo[] = [];
  const rows = [...Array.from({ length: MOST }, (_, at) => String(at)).filter((row) => sent.has(`valj-${row}`)), NEW];
  for (const row of rows) {
    const recipient = text(`mottagare-${row}`);
    if (recipient === '') continue;
    if (recipient.length > 500 || hasUnseenSigns(recipient)) {
      faults.push({ field: `mottagare-${row}`, message: 'Skriv mottagaren på en rad, med högst 500\u00a0tecken.' });
      continue;
    }
    const email = way === 'package' ? null : emailAddress(text(`adress-${row}`));
    if (way === 'mail' && email === null) {
      faults.push({
        field: `adress-${row}`,
        message: `Skriv en mejladress till ${shown(recipient)}, till exempel namn@exempel.se.`,
      });
      continue;
    }
    const same = chosen.find((one) => one.recipient.toLowerCase() === recipient.toLowerCase());
    if (same !== undefined) {
      // Each recipient gets it once: of two addresses somebody must choose, rather than one being dropped unseen.
      if (same.email !== email)
        faults.push({
          field: `adress-${row}`,
          message: `Du har valt ${shown(recipient)} två gånger, med olika adresser. Välj en av dem.`,
        });
      continue;
    }
    chosen.push({ recipient, email });
  }
  if (faults.length > 0) return { ok: false, faults };
  if (chosen.length === 0) return { ok: false, faults: [{ field: 'mottagare', message: 'Välj minst en mottagare.' }] };
  return { ok: true, value: chosen };
}

function shown(recipient: string): string {
  return recipient.length <= 60 ? recipient : `${recipient.slice(0, 59)}…`;
}

export type ReturnTyped = { readonly dispatchId: string; readonly reason: string };

/** That something sent did not arrive. */
export function returnTyped(sent: FormData): Read<ReturnTyped> {
  const dispatchId = String(sent.get('id') ?? '');
  const reason = String(sent.get('retur') ?? '')
    .replaceAll('\r\n', '\n')
    .trim();
  if (!isUuid(dispatchId)) return { ok: false, faults: [{ field: 'retur', message: NOT_WHOLE }] };
  const field = `retur-${dispatchId}`;
  if (reason === '' || reason.length > 1_000)
    return {
      ok: false,
      faults: [{ field, message: 'Skriv varför det inte kom fram, med högst 1\u00a0000\u00a0tecken.' }],
    };
  const turned = turnsWriting(reason);
  if (turned !== null) return { ok: false, faults: [{ field, message: turned }] };
  return { ok: true, value: { dispatchId, reason } };
}
