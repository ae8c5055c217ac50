import { expect, test } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { FILE_WORDING, LIBRARY_WORDING } from '../../src/base/wording.ts';
import { COMMAND_LINE_WORDING } from '../../src/cli/command-line-wording.ts';
import { renderExhibits } from '../../src/pipeline/exhibits/render.ts';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { results } from '../../src/pipeline/request/results.ts';
import { openReview } from '../../src/read/session.ts';
import { memoryEffects } from '../support/memory-effects.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('each door names options and requests in its own terms', () => {
  const options = { by: 'group', maxItems: '3', test: true } as const;
  expect(COMMAND_LINE_WORDING.option('maxItems', 'n < 3')).toBe('--max-items "n < 3"');
  expect(COMMAND_LINE_WORDING.request('shares', ['method = a'], options)).toBe(
    'scopebook shares "method = a" --by group --max-items 3 --test',
  );
  expect(FILE_WORDING.option('maxItems', '3')).toBe('`maxItems: 3`');
  expect(LIBRARY_WORDING.option('maxItems', '3')).toBe("`maxItems: '3'`");
  expect(LIBRARY_WORDING.request('shares', ['method'], options)).toBe(
    "`{ analysis: 'shares', fields: ['method'], by: 'group', maxItems: '3', test: true }`",
  );
});

const FILES = {
  'review.yaml':
    'name: t\nunit: { name: study, key: id }\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\nclaims: [claims.yaml]\n',
  'c.yaml':
    'primaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n  - { name: place, categories: [here, there] }\n',
  's.csv': 'id,method,place\nA,x,here\nB,y,there\nC,x,there\n',
  'claims.yaml':
    'claims:\n  - { id: k, analysis: crosstab, field: method, with: place, statistic: cramers_v, value: "1", denominator: responses }\n',
  'figures/f.yaml': 'table: crosstab\nfield: method\nwith: place\ndenominator: responses\nformats: [md]\n',
};
const request = { analysis: 'crosstab', fields: ['method', 'place'], denominator: 'responses' } as const;

test('the same refusal: on the command line it names flags', async () => {
  const folder = temporaryFolder(FILES);
  const found = await runCommand('crosstab', 'method', 'place', '--denominator', 'responses', '--review', folder);
  expect(found.err).toBe(
    'scopebook: a cross-tab counts units, so --denominator responses is not possible\n' +
      '  → for percentages of mentions: scopebook shares method --by place --denominator responses\n',
  );
});

test('in an exhibit it names keys, with file and line', async () => {
  const folder = temporaryFolder(FILES);
  const found = await runCommand('tables', '--review', folder);
  expect(found.err).toBe(
    'scopebook: figures/f.yaml:4:14: a cross-tab counts units, so `denominator: responses` is not possible\n' +
      '  → for percentages of mentions: shares of method with `by: place` and `denominator: responses`\n',
  );
  const effects = memoryEffects(FILES);
  const { faults } = await renderExhibits(effects, await openReview(effects, null), 'all');
  expect(faults.map(fault => fault.about)).toEqual([{ option: 'denominator' }]);
});

test('in a claim it names keys too', async () => {
  const effects = memoryEffects(FILES);
  const { claims } = await checkReviewClaims(effects, null, [], null);
  expect(claims[0]?.explanation).toContain(
    'claims.yaml:2:11: a cross-tab counts units, so `denominator: responses` is not possible',
  );
});

test('in the library it names properties of the request', async () => {
  const open = await openReview(memoryEffects(FILES), null);
  const found = ((): unknown => {
    try {
      return results(open, [request]);
    } catch (error) {
      return error;
    }
  })();
  expect(found).toBeInstanceOf(Fault);
  expect(found).toMatchObject({
    message: "a cross-tab counts units, so `denominator: 'responses'` is not possible",
    hint: "for percentages of mentions: `{ analysis: 'shares', fields: ['method'], by: 'place', denominator: 'responses' }`",
    about: { option: 'denominator' },
  });
});
