import type { Report } from '#checking/report.ts';
import { sectionsOf, type FrameSource } from '#reading/frame/frame-source.ts';
import { latin } from '#reading/latin.ts';

const ABOUT = latin(/(?<!\p{L})(?:MBL|FSG|medbestämmande\p{L}*|1976:580|fackli\p{L}+|samverkansgrupp\p{L}*)/iu);
const NOT_CALLED = latin(
  /(?:inte|ej|icke|inget behov|inga?|saknas|behövs (?:inte|ej)|krävs (?:inte|ej)|behöver (?:inte|ej)|kräver (?:inte|ej|ingen))(?:\s+\p{L}+){0,4}?\s*(?:påkalla\p{L}*|aktuell\p{L}*|nödvändig\p{L}*|behov|krävs|föremål|förhandla\p{L}*|information|förhandling|behövs|tillämplig\p{L}*|relevant)|(?:påkallas|krävs|behövs|erfordras|aktualiseras|berörs) (?:inte|ej)|kräver (?:inte|ej|ingen)|(?:förhandling|information|behov|skyldighet)[^.]{0,60} (?:föreligger|finns) (?:inte|ej)|ej påkallad|inte påkalla|inget behov/iu,
);
const NEGOTIATED = latin(
  /(?:har |är )?(?:förhandla(?:t|ts|d|des)|slutförhandla\p{L}*|förhandling(?:en|ar)? (?:har (?:skett|genomförts|ägt rum|hållits|slutförts)|enligt .{3,40} (?:har (?:skett|genomförts|ägt rum|hållits)|genomfördes|hölls|skedde|är (?:genomförd|avslutad|slutförd|hållen))|genomfördes|hölls|skedde|är (?:genomförd|avslutad|slutförd)))|förhandlat/iu,
);
const INFORMED = latin(
  /informera(?:t|ts|d|de|des)|information(?:en)?(?: (?:enligt|till|i) .{2,60}?)? (?:har (?:skett|lämnats|getts|givits|genomförts|ägt rum)|lämnades|gavs|ges|är (?:lämnad|given)|skedde)|(?:lämnat|gett|givit) information|har (?:skett|genomförts|hanterats|behandlats|tagits upp|samverkats) (?:i|med|enligt)|samverkat(?:s)?|fått information|delgivits/iu,
);

/** What the document says of information or negotiation under the Co-determination Act (1976:580); null where silent. */
export function readCoDetermination(source: FrameSource): Report['coDetermination'] {
  const sections = sectionsOf(source, 'co-determination').flatMap((section) => section.parts.map((part) => part.text));
  const elsewhere = source.sentences
    .filter(({ text, kind }) => kind !== 'co-determination' && ABOUT.test(text))
    .map(({ text }) => text);
  for (const text of [...sections, ...elsewhere]) {
    if (NOT_CALLED.test(text)) return 'not-called-for';
    if (NEGOTIATED.test(text)) return 'negotiated';
    if (INFORMED.test(text)) return 'information-given';
  }
  return null;
}
