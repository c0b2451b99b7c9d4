import type { Claim, Found } from '#reading/points/claims.ts';
import { sectionsOf, type FrameSource } from '#reading/frame/frame-source.ts';
import { isTemplatePrompt } from '#reading/frame/template-prompt.ts';
import { latin } from '#reading/latin.ts';

/** "Kommunstyrelsen föreslås besluta", "… beslutar följande:": it leads to the decisions and is none itself. */
const LEAD_IN = latin(/(?::|\b(?:besluta|beslutar|beslut|föreslår|föreslås|att|(?:besluta|beslutar) följande\.?))$/iu);

/** Each proposed decision in the document's words: a numbered item, an att-clause or a paragraph. */
export function readProposedDecisions(source: FrameSource): Found<string[]> {
  const value: string[] = [];
  const claims: Claim[] = [];
  for (const section of sectionsOf(source, 'decision')) {
    if (section.opener.kind === 'heading' || section.parts[0]?.block.no !== section.opener.no)
      claims.push({ no: section.opener.no, role: 'heading' });
    for (const { block, text } of section.parts) {
      if (block.kind === 'heading') continue;
      claims.push({ no: block.no, role: 'decision' });
      for (const line of text.split('\n').flatMap(clauses)) {
        const words = line.trim().replace(/^(att\s.*?)(?:,|;)?\s+(?:och|samt)$|^(att\s.*)[,;]$/u, '$1$2');
        if (
          words === '' ||
          isTemplatePrompt(words) ||
          (LEAD_IN.test(words) && words.length < 160 && !/^att\s/u.test(words)) ||
          DECIDES.test(words) ||
          value.includes(words)
        )
          continue;
        value.push(words);
      }
    }
  }
  return { value, claims };
}

/**
 * "X beslutar att godkänna …, att skicka … samt att tacka …" in one paragraph: one clause each, as in a list. A clause
 * within a clause ("uppdra till direktören att …") follows without a comma and stays.
 */
function clauses(line: string): string[] {
  const parts = line.split(/(?:[,;]\s+(?:samt\s+|och\s+)?|\s+samt\s+)(?=att\s+\p{Ll})/u);
  const [first = '', ...rest] = parts;
  if (rest.length === 0 || /[.!?]\s/u.test(line)) return [line];
  const lead = /^(?:.{0,160}\s)?(?:besluta|beslutar|föreslår|föreslås)[,:]?\s+(?=att\s)/iu.exec(first)?.[0] ?? '';
  return lead === '' && !/^att\s/u.test(first) ? [line] : [lead.trim(), first.slice(lead.length), ...rest];
}

const BODY = String.raw`(?:[Kk]ommunstyrelsen|[Kk]ommunfullmäktige|[Rr]egionstyrelsen|[Rr]egionfullmäktige|[\p{L}]+styrelsen|(?:[\p{Lu}\p{Ll}]+(?:-, [\p{L}]+-)?(?:- och [\p{L}]+)? ?)?[\p{L}]*nämnden|[\p{L}]+(?:- och [\p{L}]+)?(?:utskottet|beredningen)|[Ss]tadsdelsnämnd \p{Lu}\p{L}+)`;
const BODY_WORD = /(?<![\p{L}-])[\p{L}-]+(?:styrelsen|fullmäktige|nämnden|utskottet)/u;
const ASKED = latin(
  new RegExp(
    String.raw`(?:föreslår|föreslås|rekommenderar|hemställer)(?: att)? (${BODY})(?:s arbetsutskott)?(?: att)?(?: besluta|s?\s)`,
    'u',
  ),
);
const PROPOSED = latin(
  new RegExp(
    String.raw`(${BODY}) (?:föreslås|beslutar|föreslår|godkänner|noterar|lägger|antar|tackar|fastställer|ställer sig|ger|uppdrar|tar del|överlämnar|avslutar|skickar|får|har)`,
    'u',
  ),
);
const GENITIVE = latin(
  new RegExp(
    String.raw`till (${BODY})s beslut|(${BODY})s (?:beslut|ställningstagande)|beslut (?:i|för|av) (${BODY})`,
    'u',
  ),
);
const DECIDES = latin(new RegExp(String.raw`^(?:I|För) (?:${BODY}(?: och )?)+:?$`, 'u'));
const TO = latin(new RegExp(String.raw`^(?:till\s*:?\s*)?(${BODY})$`, 'iu'));

/** The body that is to decide, in its nominative with a capital: from the heading, the decision's own words, or the addressee. */
export function readDecisionBody(source: FrameSource, decisions: readonly string[]): string | null {
  const sections = sectionsOf(source, 'decision');
  const headings = sections.map((section) => section.opener.text);
  const words = sections.flatMap((section) => section.parts.map((part) => part.text));
  const asked = words.map((text) => ASKED.exec(text)?.[1]).find(isName);
  const fromHeading = headings
    .map((text) => GENITIVE.exec(text))
    .map((match) => match?.[1] ?? match?.[2] ?? match?.[3])
    .find(isName);
  const subject = [...words, ...decisions].map((text) => PROPOSED.exec(text)?.[1]).find(isName);
  const decides = words
    .filter((text) => DECIDES.test(text))
    .flatMap((text) => [...text.matchAll(new RegExp(BODY_WORD, 'gu'))].map((match) => match[0]))
    .at(-1);
  const named = decides ?? asked ?? fromHeading ?? subject ?? (sections.length > 0 ? addressee(source) : undefined);
  return named === undefined ? null : named.slice(0, 1).toUpperCase() + named.slice(1);
}

function isName(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function addressee(source: FrameSource): string | undefined {
  const line = source.letterhead.flatMap((block) => block.text.split('\n')).find((text) => TO.test(text.trim()));
  const inProse = source.sentences
    .map(({ text }) => ASKED.exec(text)?.[1] ?? latin(new RegExp(String.raw`(${BODY}) föreslås`, 'u')).exec(text)?.[1])
    .find(isName);
  return (line === undefined ? undefined : TO.exec(line.trim())?.[1]) ?? inProse;
}
