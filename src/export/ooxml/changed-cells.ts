import { xmlText } from '../../base/xml-text.ts';
import { sheetLetter, sheetPlace } from './sheet-letter.ts';
import { type Edit, edited, withAttribute, xmlAttribute, xmlTags } from './xml-tags.ts';

/** What happens to one cell of a sheet. */
export interface CellChange {
  /** as the spreadsheet counts: from 1 */
  readonly row: number;
  /** from 0 */
  readonly column: number;
  /** the cell's new style, from the one that it has (its own, else its row's, else its column's) */
  readonly style?: (current: number) => number;
  /** the cell's new text; its style stays */
  readonly text?: string;
  /** how the text is stored: as a number or truth value where it is one; text where left out */
  readonly stored?: 'number' | 'boolean';
}

/** A cell as it stands in the XML of a sheet. */
interface Standing {
  readonly from: number;
  readonly to: number;
  readonly tag: string;
  readonly formula: boolean;
}

/**
 * Changes single cells in the XML of a sheet; every other byte stays. A cell or row that is not there is put in its place.
 *
 * @param skipped called for a cell whose text should change but is computed by a formula; it is left alone
 */
export function changedCells(
  xml: string,
  changes: readonly CellChange[],
  skipped: (change: CellChange) => void = () => {},
): string {
  const byRow = new Map<number, Map<number, CellChange>>();
  for (const change of changes) {
    if (!byRow.has(change.row)) byRow.set(change.row, new Map());
    byRow.get(change.row)!.set(change.column, change);
  }
  const inOrder = [...byRow.keys()].sort((a, b) => a - b);
  let pending = 0;
  const edits: Edit[] = [];
  const columnStyles: { min: number; max: number; style: number }[] = [];
  let prefix = '';
  let row = 0;
  let column = -1;
  let rowStyle: number | null = null;
  let wanted: Map<number, CellChange> | undefined;
  let open: { tag: string; from: number; change: CellChange } | null = null;
  let formula = false;

  const write = (change: CellChange, standing: Standing | null): string => {
    const own = standing === null ? null : xmlAttribute(standing.tag, 's');
    const inherited =
      rowStyle ?? columnStyles.find(({ min, max }) => change.column + 1 >= min && change.column + 1 <= max)?.style ?? 0;
    const current = own === null ? (standing === null ? inherited : 0) : Number(own);
    const style = change.style === undefined ? current : change.style(current);
    const address = `${sheetLetter(change.column)}${change.row}`;
    let tag = standing?.tag.replace(/(?<!\s)\s*\/?>$/, '>') ?? `<${prefix}c r="${address}">`;
    if (style !== current || (standing === null && style !== 0)) tag = withAttribute(tag, 's', String(style));
    const close = `</${prefix}c>`;
    if (change.text !== undefined && standing?.formula !== true) {
      if (change.text === '') return tag.replace(/\st\s*=\s*("[^"]*"|'[^']*')/, '').replace(/>$/, '/>');
      const bare = tag.replace(/\st\s*=\s*("[^"]*"|'[^']*')/, '');
      if (change.stored === 'number') return `${bare}<${prefix}v>${xmlText(change.text)}</${prefix}v>${close}`;
      if (change.stored === 'boolean')
        return `${withAttribute(bare, 't', 'b')}<${prefix}v>${change.text === 'TRUE' ? 1 : 0}</${prefix}v>${close}`;
      return `${withAttribute(tag, 't', 'inlineStr')}<${prefix}is><${prefix}t xml:space="preserve">${xmlText(change.text)}</${prefix}t></${prefix}is>${close}`;
    }
    if (change.text !== undefined) skipped(change);
    if (standing === null) return tag.replace(/>$/, '/>');
    const inner = xml.slice(standing.from + standing.tag.length, standing.to);
    return inner === '' ? tag.replace(/>$/, '/>') : `${tag}${inner}`;
  };
  /** cells of the row that are still missing, up to a column */
  const missing = (before: number): string => {
    if (wanted === undefined) return '';
    const due = [...wanted.keys()].filter(at => at < before).sort((a, b) => a - b);
    return due
      .map(at => {
        const change = wanted!.get(at)!;
        wanted!.delete(at);
        return write(change, null);
      })
      .join('');
  };
  /** rows that are still missing, up to a row */
  const missingRows = (before: number): string => {
    let rows = '';
    for (; pending < inOrder.length && inOrder[pending]! < before; pending++) {
      const at = inOrder[pending]!;
      wanted = byRow.get(at);
      if (!byRow.delete(at)) continue;
      rowStyle = null;
      rows += `<${prefix}row r="${at}">${missing(Number.POSITIVE_INFINITY)}</${prefix}row>`;
    }
    return rows;
  };

  for (const tag of xmlTags(xml)) {
    if (tag.name === 'col' && tag.kind !== 'close') {
      const style = xmlAttribute(tag.text, 'style');
      if (style !== null)
        columnStyles.push({
          min: Number(xmlAttribute(tag.text, 'min')),
          max: Number(xmlAttribute(tag.text, 'max')),
          style: Number(style),
        });
    } else if (tag.name === 'sheetData') {
      prefix = tag.prefix;
      if (tag.kind === 'empty')
        edits.push({
          from: tag.from,
          to: tag.to,
          text: `${tag.text.replace(/(?<!\s)\s*\/>$/, '>')}${missingRows(Number.POSITIVE_INFINITY)}</${prefix}sheetData>`,
        });
      if (tag.kind === 'close')
        edits.push({ from: tag.from, to: tag.from, text: missingRows(Number.POSITIVE_INFINITY) });
      if (tag.kind !== 'open') break;
    } else if (tag.name === 'row') {
      if (tag.kind === 'close') {
        edits.push({ from: tag.from, to: tag.from, text: missing(Number.POSITIVE_INFINITY) });
        wanted = undefined;
        continue;
      }
      row = Number(xmlAttribute(tag.text, 'r') ?? row + 1);
      const before = missingRows(row);
      if (before !== '') edits.push({ from: tag.from, to: tag.from, text: before });
      wanted = byRow.get(row);
      byRow.delete(row);
      column = -1;
      rowStyle = /\scustomFormat\s*=\s*["'](1|true)["']/.test(tag.text)
        ? Number(xmlAttribute(tag.text, 's') ?? 0)
        : null;
      if (tag.kind === 'empty' && wanted !== undefined)
        edits.push({
          from: tag.from,
          to: tag.to,
          text: `${tag.text.replace(/(?<!\s)\s*\/>$/, '>')}${missing(Number.POSITIVE_INFINITY)}</${prefix}row>`,
        });
    } else if (tag.name === 'c' && tag.kind !== 'close') {
      const place = /^([A-Z]+)\d+$/.exec(xmlAttribute(tag.text, 'r') ?? '')?.[1];
      column = place === undefined ? column + 1 : sheetPlace(place);
      if (wanted === undefined) continue;
      const before = missing(column);
      if (before !== '') edits.push({ from: tag.from, to: tag.from, text: before });
      const change = wanted.get(column);
      if (change === undefined) continue;
      wanted.delete(column);
      if (tag.kind === 'empty')
        edits.push({
          from: tag.from,
          to: tag.to,
          text: write(change, { from: tag.from, to: tag.from + tag.text.length, tag: tag.text, formula: false }),
        });
      else {
        open = { tag: tag.text, from: tag.from, change };
        formula = false;
      }
    } else if (open !== null && tag.name === 'f') formula = true;
    else if (open !== null && tag.name === 'c' && tag.kind === 'close') {
      edits.push({
        from: open.from,
        to: tag.to,
        text: write(open.change, { from: open.from, to: tag.to, tag: open.tag, formula }),
      });
      open = null;
    }
  }
  return edited(
    xml,
    edits.filter(edit => edit.from !== edit.to || edit.text !== ''),
  );
}
