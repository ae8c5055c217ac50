import { csvCells } from '../csv-cells.ts';
import { BETWEEN_CODES, listField, platformExport } from '../platform-export.ts';

/** Behind the name of a related page: its address, or its file in the export. */
const LINK = / \((?:https:\/\/(?:www\.)?notion\.so\/[^()\s]{1,400}|[^()\s]{0,200}%20[0-9a-f]{32}\.md)\)(?:, |$)/;

/** The names in a cell of a relation; null where the cell is something else. */
function related(cell: string): string[] | null {
  if (cell === '') return [];
  const names = cell.split(LINK);
  return names.length > 1 && names.pop() === '' ? names : null;
}

/**
 * The CSV of a Notion database with relations: each related page is its name with an address behind it. The names become
 * codes, several of a cell a multi-select field; a name may hold a comma, since the addresses tell where it ends.
 */
export const notion = platformExport({
  name: 'notion-relations',
  describe: 'Notion CSV with relations: names of pages with their addresses',
  matches: head =>
    /^[^\n]{1,4000}\n/.test(head) &&
    !/^\s*[[{<]/.test(head) &&
    /\S \((?:https:\/\/(?:www\.)?notion\.so\/|[^()\s]{0,200}%20[0-9a-f]{32}\.md\))/.test(head),
  async read(text) {
    const [header = [], ...rows] = await csvCells(text);
    const relations = new Map(
      header.flatMap((_, column) => {
        const names = rows.map(row => related((row[column] ?? '').trim()));
        return names.every(list => list !== null) && names.some(list => list.length > 0) ? [[column, names]] : [];
      }),
    );
    const severalIn = [...relations].filter(([, names]) => names.some(list => list.length > 1));
    return {
      rows: [
        header,
        ...rows.map((row, at) => row.map((cell, column) => relations.get(column)?.[at]?.join(BETWEEN_CODES) ?? cell)),
      ],
      schema:
        severalIn.length === 0
          ? null
          : {
              fields: severalIn.map(([column, names]) =>
                listField(
                  header[column]!.trim(),
                  names.flat().map(label => ({ label })),
                ),
              ),
            },
      notes: [
        `${[...relations.keys()].map(column => `"${header[column]!.trim()}"`).join(', ')}: the addresses of related pages were left out, and their names are codes`,
      ],
    };
  },
});
