import { csvCells, headerNames } from '../csv-cells.ts';
import { platformExport } from '../platform-export.ts';

/** The name of the coder in rows that settle a conflict. */
const CONSENSUS = 'Consensus';

/**
 * The user answers of SysRev: a row per reviewer and article. Where somebody resolved a conflict, that row has a mark and the
 * name of the person; it becomes the consensus.
 */
export const sysrev = platformExport({
  name: 'sysrev-user-answers',
  describe: 'SysRev user answers (CSV): one row per reviewer and article, resolved conflicts marked',
  matches: head => {
    const names = headerNames(head);
    return ['article id', 'user name', 'resolve?'].every(name => names.has(name));
  },
  async read(text) {
    const [header = [], ...rows] = await csvCells(text);
    const at = (name: string): number => header.findIndex(cell => cell.trim().toLowerCase() === name);
    const [user, mark] = [at('user name'), at('resolve?')];
    const isResolved = (row: readonly string[]): boolean => /^(true|yes|1)$/i.test((row[mark] ?? '').trim());
    const resolved = rows.filter(isResolved).length;
    return {
      rows: [
        header,
        ...rows.map(row => (isResolved(row) ? row.map((cell, column) => (column === user ? CONSENSUS : cell)) : row)),
      ],
      schema: null,
      notes: [
        resolved === 0
          ? 'no row is marked in "Resolve?", so no article has a consensus'
          : `${resolved} rows are marked in "Resolve?": they are the consensus of their article`,
      ],
    };
  },
});
