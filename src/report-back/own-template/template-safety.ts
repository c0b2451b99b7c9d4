import type { XmlElement } from '#reading/docx/parse-xml.ts';
import { fault, type TemplateFault } from '#report-back/own-template/template-fault.ts';
import { textParts, within, type TemplateParts } from '#report-back/own-template/template-parts.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Fields that fetch or run something when the file is opened. */
const FETCHING = /\b(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE|MACROBUTTON|RD)\b/;

/** What must not be in a file that goes out to everybody: programs, other files inside, ways out of it, and traces of people. */
export function safetyFaults(parts: TemplateParts): TemplateFault[] {
  return [...macros(parts), ...embedded(parts), ...leadsOut(parts), ...fields(parts), ...traces(parts)];
}

function macros({ names, xml }: TemplateParts): TemplateFault[] {
  const types = xml.get('[Content_Types].xml');
  const main = types === undefined ? [] : within(types, 'ct:Override').map(({ attributes }) => attributes);
  const type = main.find(({ PartName }) => PartName === '/word/document.xml')?.['ContentType'] ?? '';
  const hasProgram =
    names.some((name) => /vbaProject|vbaData|^customUI|activeX|\/macros?\//i.test(name)) || /macroEnabled/i.test(type);
  if (hasProgram)
    return [
      fault(
        'macro',
        'Mallen innehåller makron eller andra program.',
        'Spara den som Word-dokument (.docx) utan makron.',
      ),
    ];
  if (type !== MAIN)
    return [
      fault(
        'file',
        'Filen är inget vanligt Word-dokument.',
        'Öppna den i Word och välj Spara som, Word-dokument (.docx).',
      ),
    ];
  return [];
}

function embedded({ names, xml }: TemplateParts): TemplateFault[] {
  const inside = names.some((name) => /\/embeddings\/|oleObject|\.(?:exe|dll|js|vbs|bat|html?)$/i.test(name));
  const chunks = [...xml.values()].some((part) => within(part, 'w:altChunk').length > 0);
  return inside || chunks
    ? [
        fault(
          'embedded',
          'Mallen har en annan fil inbäddad i sig.',
          'Ta bort det inbäddade objektet (till exempel ett Excel-ark), eller klistra in det som bild.',
        ),
      ]
    : [];
}

function leadsOut({ xml }: TemplateParts): TemplateFault[] {
  const kinds = [...xml]
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, part]) => within(part, 'rel:Relationship'))
    .filter(({ attributes }) => attributes['TargetMode'] === 'External')
    .filter(({ attributes }) => !isPlainLink(attributes))
    .map(({ attributes }) => attributes['Type']?.split('/').at(-1) ?? '');
  return [...new Set(kinds)].map((kind) => {
    if (kind === 'attachedTemplate')
      return fault(
        'leads-out',
        'Mallen är kopplad till en annan mall, på en annan plats.',
        'I Word: Utvecklare, Dokumentmall, skriv Normal.dotm i rutan, välj OK och spara igen.',
      );
    if (kind === 'image')
      return fault(
        'leads-out',
        'En bild i mallen hämtas från en annan plats när filen öppnas.',
        'Ta bort bilden och infoga den igen med Infoga, Bilder, så att den ligger i filen.',
      );
    if (kind === 'hyperlink')
      return fault(
        'leads-out',
        'En länk i mallen leder till något annat än en webbsida eller en e-postadress.',
        'Ta bort länken.',
      );
    return fault(
      'leads-out',
      'Mallen hämtar något från en annan plats när filen öppnas.',
      'Ta bort det som är länkat, eller bädda in det i filen.',
    );
  });
}

function isPlainLink(attributes: XmlElement['attributes']): boolean {
  return (
    (attributes['Type'] ?? '').endsWith('/hyperlink') && /^(?:https?:\/\/|mailto:)/i.test(attributes['Target'] ?? '')
  );
}

function fields(parts: TemplateParts): TemplateFault[] {
  const codes = textParts(parts).flatMap(([, part]) => [
    within(part, 'w:instrText')
      .map(({ children }) => children.join(''))
      .join(''),
    ...within(part, 'w:fldSimple').map(({ attributes }) => attributes['w:instr'] ?? ''),
  ]);
  return codes.some((code) => FETCHING.test(code.toUpperCase()))
    ? [
        fault(
          'field',
          'Mallen har ett fält som hämtar eller startar något när filen öppnas.',
          'Markera fältet i Word, tryck Ctrl + Skift + F9 så att det blir vanlig text, och spara igen.',
        ),
      ]
    : [];
}

function traces({ names, xml }: TemplateParts): TemplateFault[] {
  const comments = names.some((name) => /^word\/comments\w*\.xml$/i.test(name) && commented(xml.get(name)));
  const changes = [...xml].some(
    ([name, part]) =>
      name.startsWith('word/') &&
      ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:pPrChange', 'w:rPrChange'].some(
        (tag) => within(part, tag).length > 0,
      ),
  );
  return comments || changes
    ? [
        fault(
          'traces',
          'Mallen har kommentarer eller spårade ändringar, med namn på dem som gjorde dem.',
          'I Word: Granska, Acceptera alla ändringar och stoppa spårningen, och Ta bort alla kommentarer.',
        ),
      ]
    : [];
}

function commented(part: XmlElement | undefined): boolean {
  return part !== undefined && within(part, 'w:comment').length > 0;
}
