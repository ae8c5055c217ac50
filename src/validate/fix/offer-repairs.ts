import type { Codebook, Field } from '../../model/codebook.ts';
import { CODED } from '../../model/state.ts';
import type { Table } from '../../model/table.ts';
import { UNCHECKED_WORDS } from '../../model/unchecked-words.ts';
import { cellJudge } from '../cell-judge.ts';
import { CellReader } from '../cell-reader.ts';
import { codebookForSheet } from '../codebook-for-sheet.ts';
import { matchColumns } from '../match-columns.ts';
import type { Reading } from '../reading.ts';
import type { CellRule } from '../rule.ts';
import { RULES } from '../rules/index.ts';
import type { Repair } from './repair.ts';

/** One cell with what is offered for it. Row and column are those of the table, counted from 0. */
export interface OfferedRepair {
  readonly row: number;
  readonly column: number;
  readonly field: string;
  readonly old: string;
  readonly new: string;
  readonly repairs: readonly string[];
  readonly reason: string;
}

/**
 * What could be repaired in a sheet without asking its coders, sorted by row and column. A repair is offered only if the
 * mended cell breaks no rule that the old one kept, and (where the old one could be read) means the same.
 */
export function offerRepairs(table: Table, declared: Codebook, repairs: readonly Repair[]): OfferedRepair[] {
  const codebook = codebookForSheet(declared, table);
  const unfilled = new Set(table.problems.map(({ row, column }) => `${row} ${column}`));
  const rules = RULES.all.filter((rule): rule is CellRule => rule.kind === 'cell');
  const offers: OfferedRepair[] = [];
  for (const [name, matched] of matchColumns(table, codebook).byField) {
    const field = codebook.fields.find(entry => entry.name === name);
    if (field === undefined) continue;
    for (const { column, box } of matched) {
      // any text is right there
      if (field.columns?.some(entry => entry.value === box && entry.text === true)) continue;
      const cells = table.columns[column]!;
      const mend = mender(
        box === null ? field : boxField(field, box, cells.header),
        rules,
        repairs,
        table.sheet !== null,
      );
      const known = new Map<string, Mended | null>();
      for (let row = 0; row < table.rows; row++) {
        const old = cells.value(row);
        if (old === '' || unfilled.has(`${row} ${column}`)) continue;
        let mended = known.get(old);
        if (mended === undefined) {
          mended = mend(old);
          if (known.size < REMEMBERED) known.set(old, mended);
        }
        if (mended !== null) offers.push({ row, column, field: name, old, ...mended });
      }
    }
  }
  return offers.sort((a, b) => a.row - b.row || a.column - b.column);
}

const REMEMBERED = 50_000;

type Mended = Pick<OfferedRepair, 'new' | 'repairs' | 'reason'>;

function mender(
  field: Field,
  rules: readonly CellRule[],
  repairs: readonly Repair[],
  workbook: boolean,
): (text: string) => Mended | null {
  const reader = new CellReader(field, { workbook });
  const judge = cellJudge(field, rules);
  return old => {
    let text = old;
    const done: { name: string; reason: string }[] = [];
    for (const { name, mend } of repairs) {
      const mended = mend({ text, field, reader });
      if (mended === null || mended.text === text) continue;
      text = mended.text;
      done.push({ name, reason: mended.reason });
    }
    if (text === old) return null;
    const [was, is] = [reader.read(old), reader.read(text)];
    const broken = new Set(judge(was).judged.map(({ rule }) => rule.code));
    if (judge(is).judged.some(({ rule }) => !broken.has(rule.code)) || !keeps(was, is)) return null;
    return { new: text, repairs: done.map(({ name }) => name), reason: done.map(({ reason }) => reason).join('; ') };
  };
}

/** What could be read must mean the same; what could not may come to mean something. */
function keeps(was: Reading, is: Reading): boolean {
  const levels = ({ items }: Reading): string => items.map(item => item.level).join();
  if (was.state === is.state && Object.is(was.value, is.value) && levels(was) === levels(is)) return true;
  const unread = was.state === CODED && (!was.typed || was.items.some(item => item.level < 0));
  return unread && is.typed && is.items.every(item => item.level >= 0);
}

/** One column of a field that is spread over several: a choice between its ticks and its empty marks. */
function boxField(field: Field, code: string, header: string): Field {
  const label = field.categories?.find(category => category.value === code)?.label ?? code;
  const words = [...new Set([...field.checked, ...UNCHECKED_WORDS, code, label, header])].filter(
    word => !field.missing.has(word),
  );
  const categories = words.map(value => ({
    value,
    label: value,
    description: '',
    aliases: [],
    parent: null,
    codable: true,
    exclusive: false,
  }));
  return {
    ...field,
    type: 'string',
    columns: null,
    categories,
    constraints: { ...field.constraints, required: false },
  };
}
