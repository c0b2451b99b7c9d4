import { ROLES } from '#access/grant.ts';
import { MEMO_FORMATS } from '#report-back/memo-formats.ts';

type Options = Readonly<Record<string, 'boolean' | 'string'>>;

type Usage = {
  readonly does: string;
  /** How it is written, one line for each way. */
  readonly written: readonly string[];
  /** Each word and option that a person has to know of, and what it does. */
  readonly parts: readonly (readonly [string, string])[];
  /** The options that are read, each with or without a value. */
  readonly options?: Options;
  readonly example: string;
};

const JSON_PART = ['--json', 'svarar med ett JSON-dokument, för ett program'] as const;
const REF = ['KOMMUN/LÖFTE', 'löftets adress'] as const;
const DOCUMENT = ['FIL', 'ett dokument i Word, PDF, HTML, Markdown eller ren text; - läser från stdin'] as const;

/** What each command does and how it is written: the list of commands, `--help` and the errors say the same. */
export const USAGES = {
  read: {
    does: 'läser ett dokument och visar vad det säger',
    written: ['./loftet read FIL [--json]'],
    parts: [DOCUMENT, JSON_PART],
    options: { json: 'boolean' },
    example: './loftet read demo/aterrapportering-skaggetorp-2017.txt',
  },
  check: {
    does: 'visar vad som behöver rättas i ett dokument',
    written: ['./loftet check FIL [--json]'],
    parts: [DOCUMENT, JSON_PART],
    options: { json: 'boolean' },
    example: './loftet check skrivelse.docx',
  },
  import: {
    does: 'läser in dokument som utkast (med --accept som löften), eller en export',
    written: [
      './loftet import SÖKVÄG... --municipality KOMMUN [--create] [--accept] [--json]',
      './loftet import EXPORTMAPP [--json]',
    ],
    parts: [
      ['SÖKVÄG', 'dokument, eller mappar med dokument'],
      ['EXPORTMAPP', 'en mapp som ./loftet export har gjort'],
      ['--municipality KOMMUN', 'adressen till kommunen som dokumenten hör till'],
      ['--create', 'lägger till kommunen om den inte finns'],
      ['--accept', 'godkänner läsningen direkt, utan granskning'],
      JSON_PART,
    ],
    options: { municipality: 'string', create: 'boolean', accept: 'boolean', json: 'boolean' },
    example: './loftet import skrivelse.docx --municipality linkoping --create',
  },
  export: {
    does: 'sparar allt som en kommun har i Löftet, som öppna filer',
    written: ['./loftet export --municipality KOMMUN [--out MAPP] [--json]'],
    parts: [
      ['--municipality KOMMUN', 'kommunens adress'],
      ['--out MAPP', 'en ny mapp för filerna; annars KOMMUN-export'],
      JSON_PART,
    ],
    options: { municipality: 'string', out: 'string', json: 'boolean' },
    example: './loftet export --municipality linkoping --out linkoping-2026',
  },
  publish: {
    does: 'publicerar ett löfte på webbsidorna',
    written: ['./loftet publish KOMMUN/LÖFTE [--note TEXT] [--minor] [--json]'],
    parts: [
      REF,
      ['--note TEXT', 'säger vad som har ändrats sedan förra publiceringen'],
      ['--minor', 'det är en liten ändring'],
      JSON_PART,
    ],
    options: { note: 'string', minor: 'boolean', json: 'boolean' },
    example: './loftet publish linkoping/skaggetorp-2017 --note "Rättat antal trygghetsvandringar" --minor',
  },
  memo: {
    does: 'gör tjänsteskrivelsen om ett löfte',
    written: [`./loftet memo KOMMUN/LÖFTE --format ${Object.keys(MEMO_FORMATS).join('|')} [--draft] --out FIL`],
    parts: [
      REF,
      ...Object.entries(MEMO_FORMATS).map(([format, { name }]) => [`--format ${format}`, name] as const),
      ['--draft', 'gör ett utkast, också när något saknas'],
      ['--out FIL', 'filen som skrivs; - skriver till stdout'],
    ],
    options: { format: 'string', draft: 'boolean', out: 'string' },
    example: './loftet memo linkoping/skaggetorp-2017 --format docx --draft --out skrivelse.docx',
  },
  groups: {
    does: 'visar vilka som röstar lika om påståenden',
    written: ['./loftet groups FIL [--json]'],
    parts: [['FIL', 'röster i Polis öppna format, participants-votes.csv; - läser från stdin'], JSON_PART],
    options: { json: 'boolean' },
    example: './loftet groups participants-votes.csv',
  },
  serve: {
    does: 'startar webbplatsen (samma som npm start)',
    written: ['./loftet serve'],
    parts: [],
    example: 'PORT=3951 ./loftet serve',
  },
  worker: {
    does: 'sköter mejl och påminnelser i en egen process',
    written: ['./loftet worker'],
    parts: [],
    example: 'LOFTET_SMTP_URL=smtp://mejl.kommunen.se ./loftet worker',
  },
  stop: { does: 'stoppar den inbyggda databasen', written: ['./loftet stop'], parts: [], example: './loftet stop' },
  'office-link': {
    does: 'skapar en engångslänk till arbetsytan',
    written: ['./loftet office-link'],
    parts: [],
    example: 'PORT=3951 ./loftet office-link',
  },
  user: {
    does: 'lägger till, visar eller stänger av personer som arbetar i Löftet',
    written: [
      './loftet user add NAMN E-POST [--administrator] [--role UPPGIFT --municipality KOMMUN [--party PART]] [--password-stdin]',
      './loftet user list [--json]',
      './loftet user disable E-POST',
    ],
    parts: [
      ['add', 'lägger till en person, och skriver ut en länk som loggar in hen en gång'],
      ['list', 'visar alla personer och vad de gör'],
      ['disable', 'stänger av en person och loggar ut hen överallt'],
      ['--administrator', 'personen sköter hela Löftet'],
      ['--role UPPGIFT', ROLES.join(', ')],
      ['--municipality KOMMUN', 'adressen till kommunen som uppgiften gäller'],
      ['--party PART', 'namnet på parten som uppgiften gäller; annars alla'],
      ['--password-stdin', 'läser ett lösenord för nödfall från stdin'],
      JSON_PART,
    ],
    options: {
      administrator: 'boolean',
      role: 'string',
      municipality: 'string',
      party: 'string',
      'password-stdin': 'boolean',
      json: 'boolean',
    },
    example: './loftet user add "Eva Ek" eva.ek@ekby.se --role coordinator --municipality ekby',
  },
  practice: {
    does: 'gör, fyller eller tömmer en kommun att öva i',
    written: [
      './loftet practice make KOMMUN',
      './loftet practice fill ÖVNINGSKOMMUN',
      './loftet practice empty ÖVNINGSKOMMUN --name NAMN',
    ],
    parts: [
      ['make', 'gör övningskommunen för en kommun'],
      ['fill', 'fyller en tom övningskommun med exemplet'],
      ['empty', 'tar bort allt i övningskommunen; riktiga kommuner går inte att tömma'],
      ['--name NAMN', 'övningskommunens namn, för att du inte ska tömma fel'],
    ],
    options: { name: 'string' },
    example: './loftet practice fill ovning-ekby',
  },
  migrate: {
    does: 'uppdaterar databasen till den här versionen',
    written: ['./loftet migrate'],
    parts: [],
    example: './loftet migrate',
  },
  backup: {
    does: 'sparar en säkerhetskopia i en fil',
    written: ['./loftet backup FIL'],
    parts: [['FIL', 'en ny fil']],
    example: './loftet backup /säker/plats/loftet.backup',
  },
  restore: {
    does: 'läser in en säkerhetskopia i en tom databas',
    written: ['./loftet restore FIL'],
    parts: [['FIL', 'en fil som ./loftet backup har gjort']],
    example: 'LOFTET_DATA_DIR=/ny/mapp ./loftet restore /säker/plats/loftet.backup',
  },
  audit: {
    does: 'kontrollerar händelseloggen (skriv audit verify)',
    written: ['./loftet audit verify [--json]'],
    parts: [JSON_PART],
    options: { json: 'boolean' },
    example: './loftet audit verify',
  },
  version: { does: 'visar versionen', written: ['./loftet version'], parts: [], example: './loftet version' },
} as const satisfies Record<string, Usage>;

export type CommandName = keyof typeof USAGES;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(USAGES, name);
}

/** The options that a command takes. */
export function optionsOf(name: CommandName): Options {
  const { options = {} }: Usage = USAGES[name];
  return options;
}

/** How a command is written, in a sentence: all its ways. */
export function usageOf(name: CommandName): string {
  return USAGES[name].written.join(', eller ');
}

/** What `./loftet COMMAND --help` answers. */
export function commandHelp(name: CommandName): string {
  const { does, written, parts, example }: Usage = USAGES[name];
  const width = Math.max(0, ...parts.map(([part]) => part.length)) + 2;
  return [
    `./loftet ${name} ${does}.`,
    '',
    'Skriv så här:',
    ...written.map((line) => `  ${line}`),
    ...(parts.length === 0 ? [] : ['', ...parts.map(([part, means]) => `  ${part.padEnd(width)}${means}`)]),
    '',
    'Exempel:',
    `  ${example}`,
    '',
  ].join('\n');
}

/** What `./loftet help` answers. */
export function help(): string {
  const lines = Object.entries(USAGES).map(([name, { does }]) => `  ${name.padEnd(13)}${does}`);
  return [
    'Så här används Löftet: ./loftet KOMMANDO',
    '',
    ...lines,
    '',
    'Mer om ett kommando: ./loftet KOMMANDO --help. Läs mer i docs/how-to.',
    '',
  ].join('\n');
}
