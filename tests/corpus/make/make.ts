import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { alvsunda } from './aterrapportering-alvsunda-2019.ts';
import { torsnas } from './aterrapportering-torsnas-2018.ts';
import { sorbyn } from './handlingsplan-sorbyn-2020.ts';
import { rydeby } from './loften-rydeby-2023.ts';
import { ormnas } from './slutrapport-ormnas-2022.ts';
import { pdfs } from './pdf-documents.ts';
import { sandasa } from './tertial-sandasa-2022.ts';
import { gavunda } from './uppfoljning-gavunda-2024.ts';
import { edsnas } from './vad-lovade-vi-edsnas-2021.ts';

const open = path.join(import.meta.dirname, '..', 'open');

const documents: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
  'aterrapportering-alvsunda-2019.docx': alvsunda,
  'aterrapportering-torsnas-2018.docx': torsnas,
  'handlingsplan-sorbyn-2020.docx': sorbyn,
  'slutrapport-ormnas-2022.docx': ormnas,
  'tertial-sandasa-2022.docx': sandasa,
  'loften-rydeby-2023.docx': rydeby,
  'uppfoljning-gavunda-2024.docx': gavunda,
  'vad-lovade-vi-edsnas-2021.docx': edsnas,
  ...pdfs,
};

for (const [name, make] of Object.entries(documents)) {
  writeFileSync(path.join(open, name), await make());
  console.log(name);
}
