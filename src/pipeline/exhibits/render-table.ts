import { EXHIBIT_TABLES } from '../../analyses/tables/index.ts';
import { TABLE_FORMATS } from '../../export/table/formats/index.ts';
import type { OpenReview } from '../../read/session.ts';
import { tableLook } from '../../tables/table-look.ts';
import type { Output, Overrides } from '../../write/output.ts';
import { exhibitInput, exhibitInputs } from './exhibit-input.ts';
import type { Exhibit } from './load-exhibits.ts';
import type { Shown } from './shown.ts';
import { stampTable } from './stamp-figure.ts';

/** One table: result rows → TableModel → bytes in every format that was asked for. */
export async function renderTable(
  open: OpenReview,
  exhibit: Exhibit,
  overrides: Overrides,
): Promise<{ outputs: Output[]; findings: []; shown: Shown[] }> {
  const input = exhibitInput(open, exhibit);
  // a table of the codebook shows no data
  const disclosure = exhibit.type === 'codebook' ? null : input.disclosure;
  const drawn = stampTable(await EXHIBIT_TABLES.get(exhibit.type)!.draw(input), disclosure);
  const look = tableLook(input.format, input.declaration.style);
  const model = look === undefined ? drawn : { ...drawn, look };
  const names = overrides.formats ?? input.declaration.formats ?? ['md', 'csv'];
  const outputs: Output[] = [];
  for (const name of names) {
    const format = TABLE_FORMATS.need(name, 'table format', 'format');
    outputs.push({
      path: `out/${exhibit.name}.${format.extension}`,
      data: await format.write(model),
      inputs: exhibitInputs(open, exhibit),
      rows: input.results.rows.map(row => row.id),
    });
  }
  const { title, alt, notes } = model;
  const shown: Shown = {
    name: exhibit.name,
    kind: 'table',
    title,
    alt,
    notes,
    files: outputs.map(output => output.path.replace(/^out\//, '')),
    requests: exhibit.plan(input.declaration),
    declaration: input.declaration,
    svg: null,
    model,
  };
  return { outputs, findings: [], shown: [shown] };
}
