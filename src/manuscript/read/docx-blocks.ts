import { SaxesParser } from 'saxes';
import type { Block, Changes, SourceSpan } from './block.ts';
import { type Cell, tableReader } from './table.ts';
import { withTabbedRows } from './with-tabbed-rows.ts';

/** What a tracked change hides, in each way of reading it. */
const HIDDEN: Readonly<Record<Changes, readonly string[]>> = {
  accepted: ['w:del', 'w:moveFrom'],
  original: ['w:ins', 'w:moveTo'],
};
/** Parts that are no running text. */
const SILENT = new Set(['w:instrText', 'w:delInstrText', 'mc:Fallback', 'w:pPr', 'w:rPr', 'w:sectPr', 'w:trPr']);
const HEADING = /^(heading|title|berschrift|titre)/i;

interface Table {
  readonly read: ReturnType<typeof tableReader>;
  cells: Cell[];
  cell: string[];
  /** how many columns the cell spans */
  columns: number;
  /** it reaches down over rows below */
  reaches: boolean;
  /** how far its first paragraph is indented */
  indent: number;
  /** the runs of the row, by column */
  spans: SourceSpan[];
  /** the column of the cell */
  column: number;
  /** the row's own tracked change hides it */
  rowGone: boolean;
}

/** Paragraphs and table rows of WordprocessingML; paragraphs are counted as they stand, those in tables included. */
export function docxBlocks(xml: string, changes: Changes, part: string): Block[] {
  const blocks: Block[] = [];
  const hidden = new Set(HIDDEN[changes]);
  const tables: Table[] = [];
  const parser = new SaxesParser({ xmlns: false });
  const position = (): number => parser.position;
  let paragraph = 0;
  let section = part;
  let text = '';
  let heading = false;
  /** depth of what is no text, and of what a change hides */
  let silent = 0;
  let gone = 0;
  let taking = false;
  /** the mark of a footnote, or an exponent: no digits of the number before it */
  let raised = false;
  let inRowProperties = false;
  /** the mark at the paragraph's end is hidden: the next paragraph goes on in this one */
  let joined = false;
  let waiting = false;
  /** the runs of the paragraph */
  let spans: SourceSpan[] = [];
  let runStart = 0;
  /** where the run's text begins in the paragraph */
  let atRun = 0;

  const closeParagraph = (): void => {
    const table = tables.at(-1);
    if (table) table.cell.push(text);
    else if (text.trim() !== '') {
      if (heading) section = text.trim();
      blocks.push({
        text,
        kind: heading ? 'heading' : 'text',
        section,
        unit: 'paragraph',
        at: paragraph,
        source: spans,
      });
    }
    text = '';
    spans = [];
    waiting = false;
  };
  const closeRow = (table: Table): void => {
    if (table.rowGone || table.cells.every(cell => cell.text.trim() === '')) return;
    blocks.push({
      ...table.read(table.cells),
      kind: 'row',
      section,
      unit: 'paragraph',
      at: paragraph,
      source: table.spans,
    });
  };
  const open = (name: string, attributes: Readonly<Record<string, unknown>>, empty: boolean): void => {
    if (SILENT.has(name)) silent++;
    if (name === 'w:trPr') inRowProperties = true;
    if (hidden.has(name)) {
      if (!empty) gone++;
      else if (inRowProperties && tables.length > 0) tables.at(-1)!.rowGone = true;
      else if (silent > 0) joined = true;
    } else if (name === 'w:pStyle') heading = HEADING.test(String(attributes['w:val']));
    else if (name === 'w:p') {
      joined = false;
      if (waiting) return;
      paragraph++;
      text = '';
      heading = false;
    } else if (name === 'w:tbl')
      tables.push({
        read: tableReader(),
        cells: [],
        cell: [],
        columns: 1,
        reaches: false,
        indent: 0,
        spans: [],
        column: 0,
        rowGone: false,
      });
    else if (name === 'w:tr' && tables.length > 0)
      Object.assign(tables.at(-1)!, { cells: [], spans: [], column: 0, rowGone: false });
    else if (name === 'w:tc' && tables.length > 0)
      Object.assign(tables.at(-1)!, { cell: [], columns: 1, reaches: false, indent: 0 });
    else if (name === 'w:gridSpan' && tables.length > 0)
      tables.at(-1)!.columns = Math.max(1, Number(attributes['w:val']) || 1);
    else if (name === 'w:vMerge' && tables.length > 0) tables.at(-1)!.reaches = attributes['w:val'] === 'restart';
    else if (name === 'w:ind' && tables.length > 0 && tables.at(-1)!.cell.length === 0)
      tables.at(-1)!.indent = Math.max(
        0,
        Number(attributes['w:left'] ?? attributes['w:start'] ?? attributes['w:firstLine']) || 0,
      );
    else if (name === 'w:r') {
      raised = false;
      runStart = xml.lastIndexOf('<w:r', position() - 1);
      atRun = text.length;
    } else if (name === 'w:vertAlign') raised = attributes['w:val'] === 'superscript';
    // how LibreOffice writes what HTML raises
    else if (name === 'w:position') raised ||= Number(attributes['w:val']) >= 4;
    else if (name === 'w:t' || name === 'w:delText') taking = true;
    else if (silent === 0 && gone === 0 && /^w:(tab|br|cr)$/.test(name))
      text += name === 'w:tab' && tables.length === 0 ? '\t' : ' ';
    else if (silent === 0 && gone === 0 && name === 'w:noBreakHyphen') text += '-';
  };
  const close = (name: string, empty: boolean): void => {
    if (SILENT.has(name)) silent--;
    if (name === 'w:trPr') inRowProperties = false;
    const table = tables.at(-1);
    if (hidden.has(name)) gone -= empty ? 0 : 1;
    else if (name === 'w:t' || name === 'w:delText') taking = false;
    else if (name === 'w:r' && !empty && gone === 0 && silent === 0)
      (table?.spans ?? spans).push({ at: table === undefined ? atRun : table.column, from: runStart, to: position() });
    else if (name === 'w:p') {
      if (joined) waiting = true;
      else closeParagraph();
    } else if (name === 'w:tc') {
      table?.cells.push({
        text: table.cell.join(' '),
        columns: table.columns,
        ...(table.reaches ? { reaches: true } : {}),
        ...(table.indent > 0 ? { indent: table.indent } : {}),
      });
      if (table) table.column += table.columns;
    } else if (name === 'w:tr' && table) closeRow(table);
    else if (name === 'w:tbl') tables.pop();
  };

  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', tag => open(tag.name, tag.attributes, tag.isSelfClosing));
  parser.on('text', value => {
    if (taking && gone === 0 && silent === 0) text += raised ? ' ' : value;
  });
  parser.on('closetag', tag => close(tag.name, tag.isSelfClosing));
  parser.write(xml).close();
  if (waiting) closeParagraph();
  return withTabbedRows(blocks);
}
