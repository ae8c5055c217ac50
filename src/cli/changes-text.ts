import { plainNumber } from '../base/plain-number.ts';
import { causesOf } from '../changes/moved.ts';
import {
  type Changes,
  changesParagraph,
  printedLabel,
  printedValue,
  type ReportWords,
  reasonsOf,
} from '../changes/report.ts';
import { textTable } from '../export/table/text-table.ts';

const MOST = 60;

/** What changed, for the terminal: the paragraph, the cells, the numbers that moved. */
export function changesText(changes: Changes, words: ReportWords, options: { readonly colour: boolean }): string {
  const cut = <T>(list: readonly T[]): readonly T[] => list.slice(0, MOST);
  const more = (list: readonly unknown[]): string =>
    list.length > MOST ? `… ${list.length - MOST} more; --json or --format md gives all\n` : '';
  const signed = (x: number): string => `${x > 0 ? '+' : ''}${words.format.number(x * 100)}`;
  const parts = [`${changesParagraph(changes, words)}\n`];
  const all = [changes.rows, ...(changes.resources ?? []).map(({ rows }) => rows)];
  const [added, removed] = [all.flatMap(rows => rows.added), all.flatMap(rows => rows.removed)];
  const recoded = [
    ...changes.rows.recoded,
    ...(changes.resources ?? []).flatMap(({ name, rows }) =>
      rows.recoded.map(cell => ({ ...cell, field: `${name}: ${cell.field}` })),
    ),
  ];
  if (added.length + removed.length > 0)
    parts.push(
      `${cut(added)
        .map(unit => `added    ${unit.key}  ${unit.citation}\n`)
        .join('')}${more(added)}${cut(removed)
        .map(unit => `removed  ${unit.key}  ${unit.citation}\n`)
        .join('')}${more(removed)}`,
    );
  if (recoded.length > 0)
    parts.push(
      `${textTable(
        ['Unit', 'Field', 'Old', 'New'],
        cut(recoded).map(cell => [cell.key, cell.field, cell.old, cell.new]),
        { ...options, left: [1, 2, 3] },
      )}${more(recoded)}`,
    );
  // a coefficient of each category would fill the page: the overall ones say what a reader must know
  const main = changes.moved.filter(entry => entry.analysis !== 'agreement' || entry.level === null);
  const left = changes.moved.length - main.length;
  if (main.length > 0)
    parts.push(
      `${textTable(
        ['Field', 'Level', 'Old', 'New', 'Difference', 'Due to'],
        cut(main).map(entry => {
          const group = entry.by.map(part => `${part.field} = ${part.level}`).join(', ');
          const isShare = entry.statistic === 'share';
          const print = (value: typeof entry.old): string =>
            isShare && value !== null ? `${value.n}/${value.N ?? '–'}` : printedValue(entry, value, words);
          const by = isShare
            ? causesOf(entry.cause.estimate).map(cause => `${cause} ${signed(entry.cause.estimate[cause])}`)
            : reasonsOf(entry);
          const amount = (value: typeof entry.old): number => value?.estimate ?? value?.n ?? 0;
          const gap = amount(entry.new) - amount(entry.old);
          return [
            `${entry.from === undefined ? '' : `${entry.from}: `}${entry.field ?? ''}${group === '' ? '' : ` (${group})`}`,
            printedLabel(entry),
            print(entry.old),
            print(entry.new),
            isShare
              ? signed((entry.new?.estimate ?? 0) - (entry.old?.estimate ?? 0))
              : entry.analysis === 'agreement'
                ? words.format.number(gap, 2)
                : plainNumber(gap, words.format, false),
            by.join(', '),
          ];
        }),
        { ...options, left: [1, 5] },
      )}${more(main)}${left === 0 ? '' : `… ${left} more rows of agreement on single categories; --json or --format md gives all\n`}`,
    );
  return parts.join('\n');
}
