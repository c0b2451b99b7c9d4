import { openZip, type Zip } from '#reading/docx/open-zip.ts';
import { child, elements, parseXml, type XmlElement } from '#reading/docx/parse-xml.ts';
import { AppError } from '#platform/errors.ts';

export type Relation = { readonly type: string; readonly target: string; readonly external: boolean };
export type Part = { readonly root: XmlElement; readonly relations: ReadonlyMap<string, Relation> };

export type DocxPackage = {
  readonly main: Part;
  /** The part that the main part refers to by this kind ('styles', 'numbering', 'footnotes'); null if none. */
  readonly related: (kind: string) => Part | null;
  /** The part behind a relation of the main part. */
  readonly byId: (id: string) => Part | null;
};

/**
 * Opens a Word file and finds its parts through their relations, since only convention calls them document.xml.
 * @throws AppError document-damaged, document-unsafe, document-locked.
 */
export function openDocx(bytes: Uint8Array): DocxPackage {
  const zip = openZip(bytes);
  const mainName = mainPartName(zip);
  const main = readPart(zip, mainName);
  if (main === null) throw new AppError('document-damaged');
  const follow = (relation: Relation | undefined): Part | null => {
    return relation === undefined || relation.external ? null : readPart(zip, resolve(mainName, relation.target));
  };
  return {
    main,
    related: (kind) => follow([...main.relations.values()].find((relation) => relation.type === kind)),
    byId: (id) => follow(main.relations.get(id)),
  };
}

function mainPartName(zip: Zip): string {
  const relations = [...readRelations(zip, '').values()];
  const target = relations.find((relation) => relation.type === 'officeDocument' && !relation.external)?.target;
  return resolve('', target ?? 'word/document.xml');
}

function readPart(zip: Zip, name: string): Part | null {
  const bytes = zip.unpack(name);
  return bytes === null ? null : { root: parseXml(bytes), relations: readRelations(zip, name) };
}

function readRelations(zip: Zip, name: string): Map<string, Relation> {
  const bytes = zip.unpack(name.replace(/([^/]*)$/, '_rels/$1.rels'));
  const relations = new Map<string, Relation>();
  for (const element of bytes === null ? [] : elements(parseXml(bytes))) {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = element.attributes;
    if (id === undefined || type === undefined || target === undefined) continue;
    relations.set(id, { type: type.replace(/^.*\//, ''), target, external: mode === 'External' });
  }
  return relations;
}

/** A name inside the package only; ".." ends at its root. */
function resolve(from: string, target: string): string {
  const folders = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '' && step !== '.') folders.push(step);
  }
  return folders.join('/');
}

/** The body, or in a header, footer or note the part itself. */
export function bodyOf(part: Part): XmlElement {
  return child(part.root, 'w:body') ?? part.root;
}
