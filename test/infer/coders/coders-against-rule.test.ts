import { expect, test } from 'vitest';
import { agreementReport } from '../../../src/pipeline/sheets/agreement.ts';
import { confirmGuesses } from '../../../src/pipeline/sheets/confirm.ts';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

/** Two coders with a consensus that follows a rule; `slips` rows of the second coder do not. */
function pairedSheet(slips: number): string {
  const rows = Array.from({ length: 24 }, (_, i) => {
    const registered = i % 2 === 0 ? 'Yes' : 'No';
    const access = registered === 'Yes' ? (i % 4 === 0 ? 'open' : 'closed') : 'NA';
    const slip = registered === 'No' && Math.floor(i / 2) < slips ? 'none' : access;
    return [`s${i + 1}`, registered, registered, registered, access, slip, access].join();
  });
  const head = 'id,registered_primary,registered_secondary,registered_agreed';
  return `${[`${head},access_primary,access_secondary,access_agreed`, ...rows].join('\n')}\n`;
}

async function reviewOf(slips: number) {
  const effects = memoryEffects({ 's.csv': pairedSheet(slips) });
  await initReview(effects, 'review', { from: 's.csv', dictionary: null, sheet: null });
  return { effects, open: await openReview(effects, 'review') };
}

test('coders against a rule of their consensus: a marked guess, warnings, and ratings that count', async () => {
  const { effects, open } = await reviewOf(3);
  expect(open.codebook.fields.find(({ name }) => name === 'access')?.appliesIf?.text).toBe('registered = Yes');
  expect(open.codebook.guesses.find(({ name }) => name === 'access')?.evidence.appliesIf).toMatch(
    /; 3 cells of secondary do not follow it$/,
  );
  const against = open.findings.filter(({ code }) => code === 'D301');
  expect(against.map(({ severity, coder, row }) => [severity, coder, row])).toEqual(
    [3, 5, 7].map(row => ['warning', 'secondary', row]),
  );
  const report = await agreementReport(effects, 'review', null, {
    ...{ fields: ['access'], where: null, stage: null, level: null, categories: null },
    ...{ bootstrap: null, seed: null, benchmarks: null },
  });
  expect(report.disagreements).toHaveLength(3);
  expect(report.guessed).toContain('access (appliesIf)');
});

test('once the rule is confirmed, what contradicts it is an error and no rating', async () => {
  const { effects } = await reviewOf(3);
  await confirmGuesses(effects, 'review', 'all');
  const open = await openReview(effects, 'review');
  expect(open.findings.filter(({ code, severity }) => code === 'D301' && severity === 'error')).toHaveLength(3);
});

test('coders who follow the rule leave it proven', async () => {
  const { open } = await reviewOf(0);
  expect(open.codebook.guesses.filter(({ name }) => name === 'access')).toEqual([]);
  expect(open.findings.filter(({ code }) => code === 'D301')).toEqual([]);
});
