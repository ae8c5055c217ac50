import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noteTexts } from '../../../src/model/note.ts';
import { near } from '../../stats/close.ts';
import { agreementJson } from '../../support/agreement.ts';

type Values = Record<string, number | null>;
const { units, fields } = JSON.parse(
  readFileSync(new URL('../../known/agreement/seed.json', import.meta.url), 'utf8'),
) as { units: number; fields: Record<string, { field: Values; options: Record<string, Values> }> };

const found = await agreementJson([], {}, '.');
const SE: Record<string, string> = {
  cohen_se: 'cohen_kappa',
  linear_se: 'weighted_kappa_linear',
  quadratic_se: 'weighted_kappa_quadratic',
};

/** Every expected value has its row, and the row has the value. */
function compare(field: string, level: string | null, expected: Values): void {
  const rows = found.rows.filter(row => row.field === field && row.level === level);
  const agreement = rows.find(row => ['percent_agreement', 'exact_set_agreement'].includes(row.statistic))!;
  expect([agreement.n, agreement.N], `${field} ${level}`).toEqual([expected.n, expected.N]);
  for (const [name, value] of Object.entries(expected)) {
    if (name === 'n' || name === 'N') continue;
    const row = rows.find(entry => entry.statistic === (SE[name] ?? name))!;
    const mine = name in SE ? row.se : row.estimate;
    const what = `${field} ${level ?? ''} ${name}`;
    if (value === null) {
      expect(mine, what).toBeNull();
      expect(row.warnings[0]?.message, what).toMatch(/\w/);
    } else if (Math.abs(value) < 1e-8) expect(mine, what).toBeCloseTo(0, 7);
    // standard errors of perfect agreement are 0 but for rounding in both
    else near(mine!, value, 1e-9, what);
  }
}

test.each(Object.keys(fields))('%s and each of its options as computed independently', field => {
  const { field: whole, options } = fields[field]!;
  compare(field, null, whole);
  for (const [option, values] of Object.entries(options)) compare(field, option, values);
  // nothing more than what was computed independently
  const levels = new Set(found.rows.filter(row => row.field === field && row.level !== null).map(row => row.level));
  expect([...levels].sort()).toEqual(Object.keys(options).sort());
});

test('86 studies have two codings, and s022 is listed and not counted', () => {
  expect(units).toBe(86);
  expect(new Set(found.rows.filter(row => row.statistic === 'units_compared').map(row => row.N))).toEqual(
    new Set([86]),
  );
  expect(found.findings.find(finding => finding.code === 'A102')?.message).toContain('s022 (A)');
  expect(noteTexts(found.notes).join(' ')).toContain('86 of 87 studies were coded by both coders');
});

test('machines are said to be machines, on every row and in the notes', () => {
  expect(
    found.rows.every(
      row => row.statistic === 'units_compared' || row.warnings.some(({ code }) => code === 'not-independent'),
    ),
  ).toBe(true);
  expect(noteTexts(found.notes).join(' ')).toContain('not the reliability of human coders');
});

test('every disagreement has its resolution in the log of the adjudicator', () => {
  const log = readFileSync('corpus/resolutions.csv', 'utf8');
  const open = found.disagreements.filter(({ field }) => field !== 'confidence');
  expect(open.length).toBeGreaterThan(60);
  for (const { key, field, codes, consensus } of open)
    expect(log, `${key} ${field}`).toContain(`${key},${field},${codes[0]!.code},${codes[1]!.code},${consensus},`);
});

test('what disagreements could do to the shares of the consensus', () => {
  const method = found.consequences.filter(row => row.field === 'method' && row.level === 'fine_tuning');
  // s030 and s071: the coders' other code is fine_tuning in both (corpus/resolutions.csv)
  expect(method.map(({ statistic, n, N }) => [statistic, n, N])).toEqual([
    ['share', 11, 87],
    ['share_other_way', 13, 87],
    ['share_lowest', 11, 87],
    ['share_highest', 13, 87],
  ]);
});

test('ids are unique, and no number is NaN or infinite', () => {
  expect(new Set(found.rows.map(row => row.id)).size).toBe(found.rows.length);
  for (const row of found.rows)
    for (const value of [row.estimate, row.se, row.ci?.low, row.ci?.high])
      expect(value === null || value === undefined || Number.isFinite(value), row.id).toBe(true);
});
