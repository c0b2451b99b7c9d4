import { escapeMarkup } from '#documents/escape-markup.ts';

/** Where a file stands in the package: what describes it, what happened to it, how it is read, and what it is. */
export type PackagePart = 'descriptive' | 'preservation' | 'documentation' | 'data';

export type PackagedFile = {
  readonly part: PackagePart;
  /** From the package's folder, with `/`; made of a-z, 0-9, `.`, `_` and `-`. */
  readonly path: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Of its bytes, in small hex digits. */
  readonly sha256: string;
};

export type PackageHead = {
  /** The package's name, which its folder has too. */
  readonly id: string;
  /** What it holds, for people. */
  readonly label: string;
  /** When it was made, `2026-11-28T20:00:00Z`. */
  readonly at: string;
  /** The program that made it, and its version. */
  readonly software: { readonly name: string; readonly version: string };
  /** Whose records they are. */
  readonly archivist: string;
};

const PROFILE = 'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml';
/** The folder in which a part's files lie. */
export const PART_FOLDERS: Readonly<Record<PackagePart, string>> = {
  descriptive: 'metadata/descriptive',
  preservation: 'metadata/preservation',
  documentation: 'documentation',
  data: 'representations/rep1/data',
};

/**
 * A package's own description, METS.xml, in the structure of E-ARK CSIP and SIP 2.1: every file once, with its size and
 * SHA-256. It is prepared for an archive: what an archive asks beyond that (EAD, PREMIS, its own schemas) is not in it.
 */
export function metsXml(head: PackageHead, files: readonly PackagedFile[]): string {
  const named = files.map((file, index): Named => ({ ...file, id: `file-${index + 1}` }));
  const of = (part: PackagePart): readonly Named[] => named.filter((file) => file.part === part);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" xmlns:sip="https://DILCIS.eu/XML/METS/SIPExtensionMETS"`,
    `  ${attributes({ OBJID: head.id, LABEL: head.label, TYPE: 'Mixed', 'csip:CONTENTINFORMATIONTYPE': 'MIXED', PROFILE })}>`,
    ...header(head),
    ...of('descriptive').map((file) => described('dmdSec', file, head)),
    '  <amdSec ID="amd">',
    ...of('preservation').map((file) => described('digiprovMD', file, head)),
    '  </amdSec>',
    '  <fileSec ID="files">',
    ...group('Documentation', 'grp-documentation', of('documentation'), head),
    ...group('Representations/rep1', 'grp-rep1', of('data'), head),
    '  </fileSec>',
    '  <structMap ID="map" TYPE="PHYSICAL" LABEL="CSIP">',
    `    <div ${attributes({ ID: 'div-package', LABEL: head.id })}>`,
    `      <div ${attributes({ ID: 'div-metadata', LABEL: 'Metadata', DMDID: ids(of('descriptive')), ADMID: ids(of('preservation')) })}/>`,
    '      <div ID="div-documentation" LABEL="Documentation"><fptr FILEID="grp-documentation"/></div>',
    '      <div ID="div-rep1" LABEL="Representations/rep1"><fptr FILEID="grp-rep1"/></div>',
    '    </div>',
    '  </structMap>',
    '</mets>',
    '',
  ].join('\n');
}

type Named = PackagedFile & { readonly id: string };

const ids = (files: readonly Named[]): string => files.map(({ id }) => id).join(' ');

function header({ at, software, archivist }: PackageHead): string[] {
  const agent = (who: Readonly<Record<string, string>>, name: string, note: string): string =>
    `    <agent ${attributes(who)}><name>${escapeMarkup(name)}</name>${note}</agent>`;
  return [
    `  <metsHdr ${attributes({ CREATEDATE: at, LASTMODDATE: at, RECORDSTATUS: 'NEW', 'csip:OAISPACKAGETYPE': 'SIP' })}>`,
    agent(
      { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' },
      software.name,
      `<note csip:NOTETYPE="SOFTWARE VERSION">${escapeMarkup(software.version)}</note>`,
    ),
    agent({ ROLE: 'ARCHIVIST', TYPE: 'ORGANIZATION' }, archivist, ''),
    agent({ ROLE: 'CREATOR', TYPE: 'ORGANIZATION' }, archivist, ''),
    '  </metsHdr>',
  ];
}

/** A file with metadata, which the section points at. Dublin Core is the standard's own; the events are Löftet's. */
function described(section: 'dmdSec' | 'digiprovMD', file: Named, { at }: PackageHead): string {
  const kind = section === 'dmdSec' ? { MDTYPE: 'DC' } : { MDTYPE: 'OTHER', OTHERMDTYPE: 'loftet-events/1' };
  const refers = attributes({ ...placed(file), ...kind, MIMETYPE: file.mediaType, ...sums(file), CREATED: at });
  return `  <${section} ${attributes({ ID: file.id, CREATED: at, STATUS: 'CURRENT' })}><mdRef ${refers}/></${section}>`;
}

function group(use: string, id: string, files: readonly Named[], { at }: PackageHead): string[] {
  return [
    `    <fileGrp ${attributes({ ID: id, USE: use })}>`,
    ...files.map(
      (file) =>
        `      <file ${attributes({ ID: file.id, MIMETYPE: file.mediaType, ...sums(file), CREATED: at })}><FLocat ${attributes(placed(file))}/></file>`,
    ),
    '    </fileGrp>',
  ];
}

const placed = ({ path }: Named) => ({ LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': path });
const sums = ({ bytes, sha256 }: Named) => ({ SIZE: String(bytes), CHECKSUM: sha256, CHECKSUMTYPE: 'SHA-256' });

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}="${escapeMarkup(value)}"`)
    .join(' ');
}
