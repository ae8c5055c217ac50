import type { Field } from '../model/codebook.ts';
import type { MultiColumn } from '../model/coded-table.ts';
import { CODED, INVALID, NOT_CODED, STATES } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import type { Matched } from './match-columns.ts';
import { SetPool } from './set-pool.ts';

/** Cell texts that mean an empty box wherever boxes are used. */
export const OFF = new Set(['0', 'false', 'FALSE', 'False', 'no', 'No', 'NO', 'Unchecked', 'unchecked']);

/** What one box says: ticked, explicitly off, blank, a missing state, or nothing that can be read. */
type Box = 'on' | 'off' | 'blank' | 'bad' | number;

/**
 * Reads a multi-select field that is spread over several columns. A row is coded when a box is ticked, coded and empty
 * when boxes are explicitly off (or `unchecked: none`), and not coded when all are blank.
 */
export function codeBoxes(
  field: Field,
  matched: readonly Matched[],
  table: Table,
  bad: (row: number, column: number, value: string) => void,
): MultiColumn {
  const categories = field.categories;
  const boxes = field.columns ?? [];
  const levels = categories
    ? categories.map(category => ({ value: category.value, label: category.label, declared: true }))
    : boxes.map(box => ({ value: box.value, label: box.value, declared: true }));
  const levelOf = new Map(levels.map((level, index) => [level.value, index]));
  const pool = new SetPool();
  const states = new Uint8Array(table.rows);
  const codes = new Uint32Array(table.rows);
  const on = matched.map(() => new Set<string>(field.checked));
  matched.forEach((entry, i) => {
    const level = levels[levelOf.get(entry.box ?? '') ?? -1];
    const header = table.columns[entry.column]?.header;
    for (const spelling of [level?.value, level?.label, header])
      if (spelling !== undefined && !OFF.has(spelling)) on[i]?.add(spelling);
  });
  const judge = (text: string, i: number): Box => {
    const cell = text.trim();
    if (cell === '') return 'blank';
    if (on[i]?.has(cell)) return 'on';
    if (OFF.has(cell)) return 'off';
    const token = field.missing.get(cell);
    return token === undefined ? 'bad' : STATES.indexOf(token);
  };
  for (let row = 0; row < table.rows; row++) {
    const ticked: number[] = [];
    let off = 0;
    let state = -1;
    let broken = false;
    matched.forEach((entry, i) => {
      const text = table.columns[entry.column]?.value(row) ?? '';
      const box = judge(text, i);
      if (box === 'on') ticked.push(levelOf.get(entry.box ?? '') ?? -1);
      else if (box === 'off') off++;
      else if (box === 'bad') {
        broken = true;
        bad(row, entry.column, text);
      } else if (box !== 'blank') state = box;
    });
    codes[row] = pool.index(ticked);
    states[row] = broken
      ? INVALID
      : ticked.length > 0
        ? CODED
        : state >= 0
          ? state
          : off > 0 || field.unchecked === 'none'
            ? CODED
            : NOT_CODED;
  }
  return { kind: 'multi', field, states, levels, sets: pool.sets, codes };
}
