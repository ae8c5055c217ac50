import { counted } from '../../base/plural.ts';
import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { ListSplitter } from '../../model/list-splitter.ts';
import { Spellings } from '../spelling.ts';
import { findColumn } from './find-column.ts';
import { layout } from './layout.ts';
import { selectColumns } from './views.ts';

/**
 * Several votes in one cell ("Included;Excluded"). The first votes are taken, two where nothing else is said: a third is a
 * tie-break, given where the first two differ, and cells with two votes alone would be the ones that agree.
 */
export const byVotes = layout({
  name: 'votes',
  describe: 'one row per unit, and several votes in one cell',
  split(table, codebook, { votes = '', field: name, delimiter = ';', take = 2 }) {
    const at = findColumn(table, votes, 'its cells hold the votes');
    const column = table.columns[at]!;
    const field = codebook.fields.find(
      entry => entry.name === (name ?? votes) || entry.aliases.includes(name ?? votes),
    );
    const splitter = new ListSplitter([delimiter], field?.categories ? new Spellings(field.categories).all() : []);
    const split = (cell: string): string[] => {
      const trimmed = cell.trim();
      // a missing token speaks for everybody
      if (trimmed === '' || field?.missing.has(trimmed)) return Array<string>(take).fill(trimmed);
      return splitter.split(trimmed);
    };
    let more = 0;
    let fewer = 0;
    for (let row = 0; row < table.rows; row++) {
      const given = split(column.value(row)).filter(vote => vote !== '').length;
      const cells = table.weights?.[row] ?? 1;
      if (given > take) more += cells;
      else if (given > 0 && given < take) fewer += cells;
    }
    const findings: Finding[] = [];
    const { code, severity } = AGREEMENT_FINDINGS.votes;
    if (more > 0)
      findings.push(
        finding(
          code,
          severity,
          `${counted(more, 'cell')} ${more === 1 ? 'holds' : 'hold'} more than ${take} votes; the first ${take} were taken, because a later vote is a tie-break, not an independent rating`,
          table.at(null, at),
        ),
      );
    if (fewer > 0)
      findings.push(
        finding(
          code,
          severity,
          `${counted(fewer, 'cell')} ${fewer === 1 ? 'holds' : 'hold'} fewer than ${take} votes and can't be compared`,
          table.at(null, at),
        ),
      );
    const header = field?.name ?? name ?? votes;
    const taken = new Set([header, ...(field ? [field.title, ...field.aliases] : [])]);
    return {
      sheets: Array.from({ length: take }, (_, index) => ({
        coder: `vote ${index + 1}`,
        table: selectColumns(table, [
          ...table.columns.flatMap((other, source) =>
            source === at || taken.has(other.header) ? [] : [{ source, header: other.header }],
          ),
          { source: at, header, change: cell => split(cell)[index] ?? '' },
        ]),
      })),
      consensus: null,
      shared: new Set(table.columns.flatMap(({ header: other }, source) => (source === at ? [] : [other]))),
      findings,
    };
  },
});
