import { describe, expect, test } from 'vitest';
import { AppError } from '#platform/errors.ts';
import { child, parseXml } from '#reading/docx/parse-xml.ts';

const parse = (xml: string) => parseXml(new TextEncoder().encode(xml));
const codeOf = (xml: string): string => {
  try {
    parse(xml);
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'no error';
};

test('names get the prefix of the specification, whatever the file chose', () => {
  const root = parse(
    '<q:document xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:z="urn:other"><q:p q:x="1" y="2">a<![CDATA[<b>]]></q:p><z:p/></q:document>',
  );
  const p = child(root, 'w:p');
  expect([root.name, p?.attributes, p?.children]).toEqual(['w:document', { 'w:x': '1', y: '2' }, ['a', '<b>']]);
  expect(child(root, '?:p')).not.toBeNull();
});

test('the encoding is read from mark or declaration', () => {
  const utf16 = Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>å</a>', 'utf16le');
  const latin1 = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>å</a>', 'latin1');
  expect([parseXml(utf16).children, parseXml(latin1).children]).toEqual([['å'], ['å']]);
});

describe('what is refused', () => {
  test.each([
    ['any document type', '<!DOCTYPE a><a/>', 'document-unsafe'],
    ['declared entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'document-unsafe'],
    ['entities that nobody declared', '<a>&b;</a>', 'document-damaged'],
    ['open elements', '<a><b></a>', 'document-damaged'],
    ['nothing', '', 'document-damaged'],
    ['elements nested without end', '<a>'.repeat(5000), 'document-unsafe'],
  ])('%s', (_, xml, code) => {
    expect(codeOf(xml)).toBe(code);
  });
});
