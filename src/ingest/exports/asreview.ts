import { csvCells, headerNames } from '../csv-cells.ts';
import { platformExport } from '../platform-export.ts';

/** Names of the column with the decision: of versions 1 and 2, and of the first ones. */
const LABELS = ['asreview_label', 'included'];

/** The CSV of ASReview LAB: one row per record, its decision as 1, 0 or (not screened) blank or -1. */
export const asreview = platformExport({
  name: 'asreview',
  describe: 'ASReview CSV: the decision on each record',
  matches: head => {
    const names = headerNames(head);
    return names.has('record_id') && LABELS.some(label => names.has(label));
  },
  async read(text) {
    const [header = [], ...rows] = await csvCells(text);
    const at = header.findIndex(name => LABELS.includes(name.trim().toLowerCase()));
    const words: Readonly<Record<string, string>> = { '1': 'relevant', '0': 'irrelevant', '-1': '' };
    return {
      rows: [
        header.map((name, column) => (column === at ? 'decision' : name)),
        ...rows.map(row => row.map((cell, column) => (column === at ? (words[cell.trim()] ?? cell) : cell))),
      ],
      schema: null,
      notes: [
        `"${header[at] ?? ''}" became "decision": 1 is relevant, 0 irrelevant, and a record that nobody screened is blank`,
      ],
    };
  },
});
