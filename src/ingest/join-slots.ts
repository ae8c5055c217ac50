import { Fault } from '../base/fault.ts';
import { fold } from '../base/fold.ts';
import type { Column, Table } from '../model/table.ts';
import { ColumnBuilder } from './column-builder.ts';

/** What fills a slot that holds no further answer. */
export const NO_ANSWER = /^(|na|n\/a|n\.a\.|nan|null|none|-+|[\u2013\u2014.]|not applicable)$/i;

/**
 * Reads columns that hold the first, second, third … answer to one question as one column, with the answers of a row joined
 * by `; `. Slots without a further answer are left out; where no slot has one, what the first filled one says is kept.
 *
 * The joined column has the letter of its first slot.
 *
 * @param slots new header → headers of the columns, in their order
 */
export function joinSlots(table: Table, slots: Readonly<Record<string, readonly string[]>>): Table {
  const joined = new Map<number, { header: string; of: readonly number[] }>();
  const gone = new Set<number>();
  for (const [header, names] of Object.entries(slots)) {
    const of = names.map(name => {
      const found = table.columns.findIndex(column => fold(column.header) === fold(name));
      if (found < 0)
        throw new Fault(
          'slots',
          `${table.file} has no column "${name}", which \`slots:\` joins into "${header}"`,
          'correct its header in the `dialect:` of the resource in review.yaml',
        );
      return found;
    });
    joined.set(of[0]!, { header, of });
    for (const index of of.slice(1)) gone.add(index);
  }
  const kept = table.columns.map((_, index) => index).filter(index => !gone.has(index));
  const columns = kept.map((index): Column => {
    const own = joined.get(index);
    const column = table.columns[index]!;
    return own === undefined ? column : joinedColumn(table, own.of, own.header, column.letter);
  });
  const place = new Map<number, number>();
  kept.forEach((index, at) => {
    for (const from of joined.get(index)?.of ?? [index]) place.set(from, at);
  });
  return {
    ...table,
    columns,
    problems: table.problems.map(problem => ({ ...problem, column: place.get(problem.column)! })),
    at: (row, column) => {
      const address = table.at(row, column === null ? null : kept[column]!);
      return column === null ? address : { ...address, header: columns[column]!.header };
    },
  };
}

function joinedColumn(table: Table, of: readonly number[], header: string, letter: string): Column {
  const builder = new ColumnBuilder();
  for (let row = 0; row < table.rows; row++) {
    const texts = of.map(index => table.columns[index]!.value(row).trim());
    const answers = texts.filter(text => !NO_ANSWER.test(text));
    builder.push(answers.length > 0 ? answers.join('; ') : (texts.find(text => text !== '') ?? ''));
  }
  return { ...builder.finish(), header, letter };
}
