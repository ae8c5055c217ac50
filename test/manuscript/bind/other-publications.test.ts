import { expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const ROWS = Array.from({ length: 40 }, (_, i) => {
  const reference = ['updrs', 'video', 'none', 'updrs'][i % 4];
  return [`s${i}`, i % 3 === 0 ? 'lab' : 'home', reference, i % 5 === 0 ? 'true' : 'false', i < 7 ? 'pilot' : 'trial'];
});
const coder = (changed: number): string =>
  [
    'id,setting,reference',
    ...ROWS.map(([id, setting, reference], i) => `${id},${i < changed ? 'lab' : setting},${reference}`),
  ].join('\n');
const FILES = {
  'studies.csv': ['id,setting,reference,data,design', ...ROWS.map(row => row.join(','))].join('\n'),
  'a.csv': coder(0),
  'b.csv': coder(9),
  'review.yaml': `name: s
unit: { name: study, key: id }
studies: studies
codings:
  - { name: charting, from: { files: { A: a, B: b } } }
resources:
  - { name: studies, path: studies.csv, schema: cb.yaml }
  - { name: a, path: a.csv, schema: cb.yaml }
  - { name: b, path: b.csv, schema: cb.yaml }
`,
  'cb.yaml': `version: "1"
primaryKey: id
fieldsMatch: superset
fields:
  - { name: id, type: string }
  - { name: setting, title: Setting, categories: [{ value: lab, label: Laboratory }, { value: home, label: Home }] }
  - { name: reference, title: Reference standard, categories: [{ value: updrs, label: MDS-UPDRS }, { value: video, label: Video rating }, { value: none, label: No reference standard }] }
  - { name: data, title: Open data, type: boolean }
  - { name: design, title: Study design, categories: [{ value: pilot, label: Pilot study }, { value: trial, label: Randomised controlled trial }] }
`,
};

interface Found {
  readonly text: string;
  readonly bound: boolean;
  readonly alarm: boolean;
  readonly proposal: { readonly field: string; readonly level: string | null } | null;
}

/** What each number of a text is bound to: `field = level`, with `!` where it is an alarm; `-` where to nothing. */
async function bindings(text: string, name = 'm.md'): Promise<string[]> {
  const effects = memoryEffects({ ...FILES, [name]: text });
  await main(['check', name, '--json'], effects);
  expect(effects.errors.join('')).toBe('');
  return (JSON.parse(effects.printed.join('')) as { numbers: Found[] }).numbers.map(
    ({ text, bound, proposal, alarm }) =>
      bound && proposal !== null
        ? `${text}: ${proposal.field}${proposal.level === null ? '' : ` = ${proposal.level}`}${alarm ? ' !' : ''}`
        : `${text}: -`,
  );
}

test('percent agreement in the bracket of a kappa is of the same field', async () => {
  // 34 of 40 agree; laboratory 14 and 20 times: (0.85 - 0.5) / (1 - 0.5)
  expect(
    await bindings(
      '# Methods\n\nAgreement was good for setting (κ = 0.70; 85.0% agreement), reference standard (κ = 1.00) and others.\n',
    ),
  ).toEqual(['κ = 0.70: setting', '85.0%: setting', 'κ = 1.00: reference']);
});

test('a category that denies the field is not what the field itself is called', async () => {
  expect(
    await bindings(
      '# Results\n\nThe MDS-UPDRS was the reference standard in 20 studies (50.0%), video rating in 10 (25.0%).\n',
    ),
  ).toEqual(['20 studies (50.0%): reference = updrs', '10 (25.0%): reference = video']);
});

test('numbers of the background, of another review and of piloting the form are bound to nothing', async () => {
  expect(
    await bindings(
      '# Abstract\n\n**Background.** In 60% of laboratory studies, data are open.\n\n# Methods\n\nA pilot on 10 papers preceded charting.\n\n# Discussion\n\nA review of 2019 found 21% of 73 studies with open data.\n',
    ),
  ).toEqual([expect.stringMatching(/: -$/), expect.stringMatching(/: -$/), expect.stringMatching(/: -$/)]);
});

test('rows Yes, No and Not reported below a question that is true or false are its answers', async () => {
  const table =
    '<h1>Results</h1><table><tr><th>Characteristic</th><th>n</th><th>%</th></tr><tr><td colspan=3>Open data</td></tr><tr><td>Yes</td><td>8</td><td>20.0</td></tr><tr><td>No</td><td>32</td><td>80.0</td></tr></table>';
  expect(await bindings(table, 'm.html')).toEqual([
    expect.stringMatching(/: data = true$/),
    expect.stringMatching(/: data = false$/),
  ]);
});

test('a whole that has words of its own is not that of an earlier number that happens to be the same', async () => {
  const found = await bindings(
    '# Results\n\nVideo rating was used in 10 studies (25.0%). Of the 10 motion-capture papers from Asia, 3 (30.0%) were large.\n',
  );
  expect(found.slice(1)).toEqual([expect.stringMatching(/: -$/), expect.stringMatching(/: -$/)]);
});

test('a whole before a percentage, and a percentage before its count in brackets, are one number each', async () => {
  expect(await bindings('# Results\n\nOf n = 40 studies, 25.0% had video rating as the reference standard.\n')).toEqual(
    [expect.stringMatching(/^n = 40: -$/), '25.0%: reference = video'],
  );
  expect(
    await bindings('# Results\n\nVideo rating was common (25.0%, 10/40), as was the MDS-UPDRS (50.0%; n = 20).\n'),
  ).toEqual(['25.0%, 10/40: reference = video', '50.0%; n = 20: reference = updrs']);
});

test('the others of what the words name are bound to nothing', async () => {
  const [first, others] = await bindings(
    '# Results\n\nOpen data were shared in 8 studies (20.0%), whereas 32 shared none.\n',
  );
  expect(first).toBe('8 studies (20.0%): data = true');
  expect(others).not.toMatch(/data = true/);
});

test('two different counts of one row without a head that tells them apart are bound to nothing', async () => {
  const table =
    '<h1>Results</h1><table><tr><th>Reference standard</th><th></th><th></th></tr><tr><td>MDS-UPDRS</td><td>20</td><td>11</td></tr><tr><td>Video rating</td><td>10</td><td>4</td></tr></table>';
  for (const found of await bindings(table, 'm.html')) expect(found).toMatch(/: -$/);
});
