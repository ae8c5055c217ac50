import { causesOf } from '../changes/moved.ts';
import { type Changes, changesParagraph, type ReportWords } from '../changes/report.ts';
import { textTable } from '../export/table/text-table.ts';

const MOST = 60;

/** What changed, for the terminal: the paragraph, the cells, the numbers that moved. */
export function changesText(changes: Changes, words: ReportWords, options: { readonly colour: boolean }): string {
  const cut = <T>(list: readonly T[]): readonly T[] => list.slice(0, MOST);
  const more = (list: readonly unknown[]): string =>
    list.length > MOST ? `… ${list.length - MOST} more; --json or --format md gives all\n` : '';
  const signed = (x: number): string => `${x > 0 ? '+' : ''}${words.format.number(x * 100)}`;
  const parts = [`${changesParagraph(changes, words)}\n`];
  const { added, removed, recoded } = changes.rows;
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
  if (changes.moved.length > 0)
    parts.push(
      `${textTable(
        ['Field', 'Level', 'Old', 'New', 'Difference', 'Due to'],
        cut(changes.moved).map(entry => {
          const group = entry.by.map(part => `${part.field} = ${part.level}`).join(', ');
          const isShare = entry.statistic === 'share';
          const print = (value: typeof entry.old): string =>
            value === null
              ? '–'
              : isShare
                ? `${value.n}/${value.N ?? '–'}`
                : words.plain(entry.field ?? '', value.estimate ?? value.n);
          const parts = isShare ? entry.cause.estimate : entry.cause.n;
          const by = causesOf(parts).map(cause => (isShare ? `${cause} ${signed(parts[cause])}` : cause));
          const gap = (entry.new?.estimate ?? 0) - (entry.old?.estimate ?? 0);
          return [
            `${entry.field ?? ''}${group === '' ? '' : ` (${group})`}`,
            entry.label ?? entry.statistic,
            print(entry.old),
            print(entry.new),
            isShare ? signed(gap) : words.format.number(gap),
            by.join(', '),
          ];
        }),
        { ...options, left: [1, 5] },
      )}${more(changes.moved)}`,
    );
  return parts.join('\n');
}
