import { readFileSync } from 'node:fs';
import { readMapFile } from '#places/read-map-file.ts';
import { DemoData } from '#report-back/demo-data.ts';

const FOLDER = new URL('../../demo/', import.meta.url);
const PROMISES = ['promise-2017', 'promise-2018-2019', 'promise-2026'];
const MEMOS = ['memo-2017'];

/** The demonstration's files, checked against their schema. Throws ZodError where one does not fit. */
export function readDemo(): DemoData {
  return DemoData.parse({
    municipality: read('municipality'),
    places: read('places'),
    map: readMap(),
    promises: PROMISES.map(read),
    memos: MEMOS.map(read),
    cases: read('cases'),
    dialogues: read('dialogues'),
    people: read('people'),
    translations: read('translations'),
  });
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
}

/** As somebody's file, through the same reader. */
function readMap(): unknown {
  const read = readMapFile(readFileSync(new URL('map.geojson', FOLDER), 'utf8'));
  if ('faults' in read) throw new Error(`demonstration: ${read.faults.join(' ')}`);
  return read.map;
}
