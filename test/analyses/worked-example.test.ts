import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import * as analysisModule from '../../src/analyses/analysis.ts';
import { commandData } from '../../src/analyses/command-data.ts';
import * as requestSchema from '../../src/analyses/option-shape.ts';
import { parseRequest } from '../../src/analyses/parse-request.ts';
import type { ResultTable } from '../../src/analyses/result-table.ts';
import { terminalTable } from '../../src/export/table/formats/terminal.ts';
import * as ask from '../../src/manuscript/draft/ask.ts';
import * as draftingModule from '../../src/manuscript/draft/drafting.ts';
import * as rowUnits from '../../src/model/row-units.ts';
import * as state from '../../src/model/state.ts';
import * as plainTable from '../../src/tables/plain-table.ts';
import * as selection from '../../src/tabulate/data/selection.ts';
import * as subject from '../../src/tabulate/data/subject.ts';
import * as resultRow from '../../src/tabulate/rows/statistic-row.ts';
import { reviewOf } from '../support/review.ts';

/** What the example imports, by the paths that it writes. */
const MODULES: Readonly<Record<string, unknown>> = {
  '../../model/row-units.ts': rowUnits,
  '../../model/state.ts': state,
  '../option-shape.ts': requestSchema,
  '../analysis.ts': analysisModule,
  '../../tabulate/data/selection.ts': selection,
  '../../tabulate/data/subject.ts': subject,
  '../../tabulate/rows/statistic-row.ts': resultRow,
  '../../tables/plain-table.ts': plainTable,
  '../../manuscript/draft/ask.ts': ask,
  '../../manuscript/draft/drafting.ts': draftingModule,
};

/** A file of the worked example, read from the page and compiled. */
function exampleFile(name: string): Readonly<Record<string, unknown>> {
  const block = readFileSync('CONTRIBUTING.md', 'utf8').split(`// src/analyses/spread/${name}\n`)[1]?.split('```')[0];
  const { code } = transformSync(block ?? '', { loader: 'ts', format: 'cjs' });
  const module = { exports: {} };
  new Function('require', 'module', 'exports', code)((path: string) => MODULES[path], module, module.exports);
  return module.exports;
}

test('the statistic of CONTRIBUTING has a command, rows, a table and sentences from its three files', async () => {
  const spread = exampleFile('analysis.ts')['spread'] as analysisModule.Analysis;
  const table = exampleFile('table.ts')['table'] as ResultTable;
  const sentences = exampleFile('sentences.ts')['sentences'] as draftingModule.Drafting;
  const [command] = commandData([spread]);
  expect(command).toMatchObject({
    name: 'spread',
    options: [{ flags: '--where <expression>' }, { flags: '--of <resource>' }, { flags: '--least <n>' }],
  });
  const open = await reviewOf({
    'review.yaml': 'name: t\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n',
    'c.yaml': 'primaryKey: id\nfields:\n  - { name: id }\n  - { name: size, type: integer }\n',
    's.csv': 'id,size\na,3\nb,10\nc,\n',
  });
  const { request } = parseRequest(spread, ['size'], { least: '1' });
  const { rows } = spread.run(request, open.material);
  expect(rows).toMatchObject([{ id: 'spread size /reported', n: 2, estimate: 7 }]);
  expect(rowUnits.countedKeys(rows[0]!.units!())).toEqual(['a', 'b']);
  const [model] = table(rows, { words: open.words, format: open.format, view: {} });
  expect(terminalTable(model!, { colour: false })).toBe('size  Spread  n\n───────────────\nAll        7  2\n');
  const tools = {
    words: open.words,
    rows: () => rows,
    kind: () => 'numeric' as const,
    catalogue: () => spread.catalogue,
  };
  expect(sentences.write({ request, options: {} }, tools)).toEqual([
    'The largest value lies {{ spread(size) }} above the smallest.',
  ]);
  expect(() => parseRequest(spread, ['size'], { leest: '1' })).toThrow('did you mean "least"?');
});
