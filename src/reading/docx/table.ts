import { hasLine, isOn } from '#reading/docx/look.ts';
import { numberOf, valueOf, type Styles } from '#reading/docx/styles.ts';
import type { Flow, FlowCell, FlowTable } from '#reading/blocks/flow.ts';
import { child, elements, type XmlElement } from '#reading/docx/parse-xml.ts';

/** More columns than any page holds. */
const MAX_SPAN = 100;

type OpenCell = { -readonly [Key in keyof FlowCell]: FlowCell[Key] };

export function readTable(table: XmlElement, styles: Styles, readCell: (cell: XmlElement) => Flow[]): FlowTable {
  const properties = child(table, 'w:tblPr');
  const style = styles.of(valueOf(properties, 'w:tblStyle'));
  const boldFirst = style.boldFirstRow && showsFirstRow(child(properties, 'w:tblLook'));
  const rows: OpenCell[][] = [];
  /** Cells that go on downwards, by column. */
  let open = new Map<number, OpenCell>();
  for (const row of rowsIn(table)) {
    const rowProperties = child(row, 'w:trPr');
    if (child(rowProperties, 'w:del') !== null) continue;
    const header = isOn(child(rowProperties, 'w:tblHeader')) === true || (boldFirst && rows.length === 0);
    let column = spanOf(valueOf(rowProperties, 'w:gridBefore'), 0);
    const cells: OpenCell[] = [];
    const stillOpen = new Map<number, OpenCell>();
    for (const cell of within(row, 'w:tc')) {
      const own = child(cell, 'w:tcPr');
      if (child(own, 'w:cellDel') !== null) continue;
      const columnSpan = spanOf(valueOf(own, 'w:gridSpan'), 1);
      const merge = child(own, 'w:vMerge');
      const above = open.get(column);
      if (merge !== null && merge.attributes['w:val'] !== 'restart' && above !== undefined) {
        above.rowSpan += 1;
        stillOpen.set(column, above);
      } else {
        const placed = { column, columnSpan, rowSpan: 1, header, content: readCell(cell) };
        cells.push(placed);
        if (merge !== null) stillOpen.set(column, placed);
      }
      column += columnSpan;
    }
    open = stillOpen;
    rows.push(cells);
  }
  return { type: 'table', rows, layout: false, borderless: isBorderless(table, properties, style.bordered) };
}

function rowsIn(table: XmlElement): XmlElement[] {
  return within(table, 'w:tr');
}

/** Rows and cells may lie in content controls and tracked changes. */
function within(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((element): XmlElement[] => {
    if (element.name === name) return [element];
    const wraps = ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'].includes(element.name);
    return wraps ? within(element, name) : [];
  });
}

function spanOf(text: string | undefined, otherwise: number): number {
  return Math.min(Math.max(numberOf(text) ?? otherwise, otherwise), MAX_SPAN);
}

/** Older files write the choices as bits: 0x20 is the first row. */
function showsFirstRow(look: XmlElement | null): boolean {
  if (look === null) return false;
  const named = look.attributes['w:firstRow'];
  if (named !== undefined) return ['1', 'true', 'on'].includes(named);
  return (Number.parseInt(look.attributes['w:val'] ?? '0', 16) & 0x20) !== 0;
}

function isBorderless(table: XmlElement, properties: XmlElement | null, bordered: boolean): boolean {
  const own = child(properties, 'w:tblBorders');
  const drawn = own === null ? bordered : hasLine(own);
  if (drawn) return false;
  return !rowsIn(table).some((row) =>
    within(row, 'w:tc').some((cell) => {
      const borders = child(child(cell, 'w:tcPr'), 'w:tcBorders');
      return borders !== null && hasLine(borders);
    }),
  );
}
