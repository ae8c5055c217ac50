import { fold } from '../base/fold.ts';
import type { Field } from '../model/codebook.ts';
import type { Level, MultiColumn } from '../model/coded-table.ts';
import { CODED, INVALID, NOT_CODED, STATES } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { UNCHECKED_WORDS } from '../model/unchecked-words.ts';
import { CHECKBOX_FINDINGS, TICKED_TOKEN } from './checkbox-findings.ts';
import type { Matched } from './match-columns.ts';
import type { Problem } from './rule.ts';
import { someCodes } from './rules/unknown-category.ts';
import { unknownItem } from './rules/unknown-item.ts';
import { SetPool } from './set-pool.ts';

/** Told of a cell that cannot be counted: data row and column of the table. */
type ReportCell = (
  rule: typeof CHECKBOX_FINDINGS | typeof TICKED_TOKEN | typeof unknownItem,
  problem: Problem,
  row: number,
  column: number,
) => void;

/** What one checkbox says: ticked, explicitly off, blank, a missing state (its byte), or nothing that can be read. */
type Tick = 'on' | 'off' | 'blank' | 'unreadable' | number;

/** One column of the field: what a tick in it means. */
interface Checkbox {
  readonly column: number;
  /** the code as the codebook's `columns` gives it */
  readonly value: string;
  /** index into the levels; -1 where the codebook has no such category */
  readonly level: number;
  /** the state that a tick stands for ("Not reported" as one of the options), or -1 */
  readonly state: number;
  readonly on: ReadonlySet<string>;
  /** any other text ticks it */
  readonly isText: boolean;
}

/**
 * Reads a multi-select field that is spread over several columns. A row is coded when a box is ticked, coded and empty
 * when boxes are explicitly off (or `unchecked: none`), and not coded when all are blank. An option whose value is a
 * declared missing token is that state; ticked beside another option it is an error. A tick in a column whose option is
 * no category is an error too, never "none".
 */
export function codeCheckboxes(
  field: Field,
  matched: readonly Matched[],
  table: Table,
  report: ReportCell,
): MultiColumn {
  const levels = levelsOf(field);
  const boxes = matched.map(entry => checkboxOf(field, entry, levels, table.columns[entry.column]?.header ?? ''));
  const pool = new SetPool();
  const states = new Uint8Array(table.rows);
  const codes = new Uint32Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    const ticked: number[] = [];
    let off = 0;
    let missing: Checkbox | null = null;
    let state = -1;
    let broken = false;
    for (const box of boxes) {
      const text = table.columns[box.column]?.value(row) ?? '';
      const tick = tickOf(text, box, field);
      if (tick === 'off') off++;
      else if (tick === 'unreadable') {
        broken = true;
        report(CHECKBOX_FINDINGS, unreadable(field, text), row, box.column);
      } else if (tick === 'on' && box.state >= 0) {
        missing = box;
        state = box.state;
      } else if (tick === 'on' && box.level >= 0) ticked.push(box.level);
      else if (tick === 'on') {
        broken = true;
        report(unknownItem, undeclared(field, box.value), row, box.column);
      } else if (typeof tick === 'number') state = tick;
    }
    if (missing !== null && ticked.length > 0) {
      broken = true;
      report(TICKED_TOKEN, beside(field, missing, levels, ticked), row, missing.column);
    }
    codes[row] = pool.index(ticked);
    if (broken) states[row] = INVALID;
    else if (ticked.length > 0) states[row] = CODED;
    else if (state >= 0) states[row] = state;
    else states[row] = off > 0 || field.unchecked === 'none' ? CODED : NOT_CODED;
  }
  return { kind: 'multi', field, states, levels, sets: pool.sets, codes };
}

/** The declared categories; without them, the options of the columns but for those that stand for a missing state. */
function levelsOf(field: Field): Level[] {
  if (field.categories !== null) return field.categories.map(({ value, label }) => ({ value, label, declared: true }));
  return (field.columns ?? [])
    .filter(({ value }) => !field.missing.has(value))
    .map(({ value }) => ({ value, label: value, declared: true }));
}

function checkboxOf(field: Field, { column, box }: Matched, levels: readonly Level[], header: string): Checkbox {
  const value = box ?? '';
  const token = field.missing.get(value.trim());
  const exact = levels.findIndex(level => level.value === value);
  // a blank at its end, or another case, does not make it another option
  const level = exact >= 0 ? exact : levels.findIndex(entry => fold(entry.value) === fold(value));
  const on = new Set(field.checked);
  for (const spelling of [value.trim(), levels[level]?.value, levels[level]?.label, header.trim()])
    if (spelling !== undefined && !UNCHECKED_WORDS.has(spelling)) on.add(spelling);
  return {
    column,
    value,
    level: token === undefined ? level : -1,
    state: token === undefined ? -1 : STATES.indexOf(token),
    on,
    isText: field.columns?.find(entry => entry.value === value)?.text === true,
  };
}

function tickOf(text: string, box: Checkbox, field: Field): Tick {
  const cell = text.trim();
  if (cell === '') return 'blank';
  if (box.on.has(cell)) return 'on';
  if (UNCHECKED_WORDS.has(cell)) return 'off';
  const token = field.missing.get(cell);
  if (token !== undefined) return STATES.indexOf(token);
  return box.isText ? 'on' : 'unreadable';
}

const unreadable = (field: Field, text: string): Problem => ({
  message: `"${text}" is neither ticked nor empty; the ticks of ${field.name} are ${field.checked.join(', ')}`,
});

const undeclared = (field: Field, value: string): Problem => ({
  message: `"${value}" is ticked, but it is not a category of ${field.name} (the codes are ${someCodes(field)}); add it to the categories, or clear the cell`,
});

const beside = (field: Field, missing: Checkbox, levels: readonly Level[], ticked: readonly number[]): Problem => ({
  message: `"${missing.value}" means ${field.missing.get(missing.value.trim())?.replaceAll('_', ' ')} and is ticked together with ${ticked.map(level => `"${levels[level]?.label}"`).join(', ')}; clear one or the other`,
});
