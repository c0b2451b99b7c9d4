/**
 * Reads an archive package as somebody who has never seen Löftet: the zip, METS.xml by its schema and by the numbered
 * requirements of E-ARK CSIP 2.1 that concern it, every checksum. Says what is wrong; nothing, where nothing is.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm';
import { unzipped } from './unzip.ts';

const SCHEMAS = new URL('../fixtures/mets/', import.meta.url);
const XLINK = 'http://www.loc.gov/standards/xlink/xlink.xsd';
const NAMES = {
  m: 'http://www.loc.gov/METS/',
  l: 'http://www.w3.org/1999/xlink',
  csip: 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
};

/** What the METS schema says against a document, line by line. */
export function metsFaults(xml: Uint8Array): string[] {
  const xlink = readFileSync(new URL('xlink.xsd', SCHEMAS));
  xmlRegisterInputProvider(new XmlBufferInputProvider({ [XLINK]: new Uint8Array(xlink) }));
  using schema = XmlDocument.fromBuffer(readFileSync(new URL('mets.xsd', SCHEMAS)));
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromBuffer(xml);
  try {
    validator.validate(document);
    return [];
  } catch (fault) {
    return [String(fault)];
  }
}

/** Everything that is wrong with a package. */
export function packageFaults(zip: Uint8Array): string[] {
  let files: Map<string, Uint8Array>;
  try {
    files = unzipped(zip);
  } catch (fault) {
    return [String(fault)];
  }
  const roots = new Set([...files.keys()].map((name) => name.split('/')[0] ?? ''));
  const [root = ''] = roots;
  if (roots.size !== 1) return ['CSIPSTR1: not one folder with everything in it'];
  const mets = files.get(`${root}/METS.xml`);
  if (mets === undefined) return ['CSIPSTR4: no METS.xml in the folder'];
  return [...metsFaults(mets), ...contentFaults(mets, root, files)];
}

function contentFaults(mets: Uint8Array, root: string, files: ReadonlyMap<string, Uint8Array>): string[] {
  using document = XmlDocument.fromBuffer(mets);
  const faults: string[] = [];
  const all = (path: string) => document.find(path, NAMES);
  const text = (path: string): string => all(path)[0]?.content ?? '';
  const need = (path: string, rule: string) => {
    if (all(path).length === 0) faults.push(rule);
  };
  if (text('/m:mets/@OBJID') !== root) faults.push('CSIP1: the folder is not named as the package');
  need('/m:mets/@TYPE', 'CSIP2');
  need('/m:mets/@csip:CONTENTINFORMATIONTYPE', 'CSIP4');
  need('/m:mets/@PROFILE', 'CSIP6');
  need('/m:mets/m:metsHdr/@CREATEDATE', 'CSIP7');
  need('/m:mets/m:metsHdr[@csip:OAISPACKAGETYPE="SIP"]', 'CSIP9');
  need('/m:mets/m:metsHdr/m:agent[@ROLE="CREATOR"][@TYPE="OTHER"][@OTHERTYPE="SOFTWARE"]/m:note', 'CSIP10–16');
  need('/m:mets/m:dmdSec/m:mdRef[@MDTYPE]', 'CSIP17–30');
  need('/m:mets/m:fileSec/m:fileGrp[@USE="Documentation"]', 'CSIP60');
  need('/m:mets/m:fileSec/m:fileGrp[starts-with(@USE, "Representations")]', 'CSIP114');
  if (all('/m:mets/m:structMap[@TYPE="PHYSICAL"][@LABEL="CSIP"]').length !== 1) faults.push('CSIP80–82');
  need(`//m:structMap/m:div[@LABEL="${root}"]/m:div[@LABEL="Metadata"]`, 'CSIP84–90');

  const listed = new Set<string>();
  for (const node of all('//m:mdRef | //m:file')) {
    const of = (name: string): string => node.get(name, NAMES)?.content ?? '';
    const place = of('@l:href') === '' ? of('m:FLocat/@l:href') : of('@l:href');
    const bytes = files.get(`${root}/${place}`);
    if (listed.has(place)) faults.push(`${place} is listed twice`);
    listed.add(place);
    for (const name of ['@MIMETYPE', '@SIZE', '@CREATED', '@CHECKSUM', '@CHECKSUMTYPE'])
      if (of(name) === '') faults.push(`CSIP66–74: ${place} has no ${name}`);
    if (bytes === undefined) faults.push(`${place} is listed and not there`);
    else if (of('@SIZE') !== String(bytes.length)) faults.push(`${place} has another size`);
    else if (of('@CHECKSUMTYPE') !== 'SHA-256') faults.push(`${place} has another kind of checksum`);
    else if (of('@CHECKSUM') !== createHash('sha256').update(bytes).digest('hex'))
      faults.push(`${place} is not what its checksum says`);
  }
  for (const name of files.keys()) {
    const place = name.slice(root.length + 1);
    if (place !== 'METS.xml' && !listed.has(place)) faults.push(`${place} is there and not listed`);
    if (!/^[a-z0-9._/-]+$/i.test(place) || place.includes('..')) faults.push(`${place} is no name for an archive`);
  }
  const pointed = all('//m:fptr/@FILEID | //m:div/@DMDID | //m:div/@ADMID').flatMap(({ content }) =>
    content.split(' '),
  );
  for (const section of all('//m:dmdSec/@ID | //m:digiprovMD/@ID | //m:fileGrp/@ID'))
    if (!pointed.includes(section.content)) faults.push(`CSIP84–112: nothing points at ${section.content}`);
  return faults;
}
