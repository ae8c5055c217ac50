import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from '../support/command-results.ts';
import { memoryEffects } from '../support/memory-effects.ts';

interface Counted {
  readonly N: number;
  readonly n: Readonly<Record<string, number>>;
}
interface Truth {
  readonly fields: Readonly<Record<string, Counted>>;
  readonly says: readonly string[];
  readonly units?: number;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly second?: Readonly<Record<string, readonly Counted[]>>;
  readonly loose?: boolean;
}

const { sheets } = JSON.parse(readFileSync('test/known/infer/sheets.json', 'utf8')) as {
  sheets: Record<string, Truth>;
};

test.each(Object.entries(sheets))('a sheet of others: %s', async (file, truth) => {
  const effects = memoryEffects({ [file]: readFileSync(`test/fixtures/sheets/${file}`) });
  const done = await initReview(effects, 'review', { from: file, dictionary: null, sheet: null });
  const open = await openReview(effects, 'review');
  const wrong: unknown[] = [];
  const check = (name: string, { N, n }: Counted): void => {
    const found = commandResults(open, 'shares', [name]).rows;
    const levels = new Map(found.filter(row => row.kind === 'level').map(row => [row.level ?? '', row.n ?? 0]));
    const total = found.find(row => row.kind === 'level')?.N;
    if (total !== N && truth.loose !== true) wrong.push({ name, N: total, expected: N });
    for (const [level, count] of Object.entries(n))
      if (levels.get(level) !== count) wrong.push({ name, level, n: levels.get(level), expected: count });
    if (truth.loose !== true)
      for (const [level, count] of levels)
        if (count > 0 && n[level] === undefined) wrong.push({ name, level, count, expected: 'nothing' });
  };
  const named = (header: string): string[] =>
    done.guesses.filter(guess => guess.headers.includes(header)).map(guess => guess.name);
  for (const [header, counted] of Object.entries(truth.fields))
    check(named(header)[0] ?? `no field for ${header}`, counted);
  for (const [header, list] of Object.entries(truth.second ?? {}))
    list.forEach((counted, i) => void check(named(header)[i] ?? '', counted));
  for (const [header, N] of Object.entries(truth.numbers ?? {})) {
    const found = commandResults(open, 'shares', [named(header)[0] ?? '']).rows;
    if (!found.some(row => row.statistic === 'median' && row.N === N)) wrong.push({ header, numbers: found });
  }
  for (const [header, label] of Object.entries(truth.labels ?? {}))
    if (
      !open.codebook.fields.some(
        field => field.name === named(header)[0] && field.categories?.some(category => category.label === label),
      )
    )
      wrong.push({ header, label });
  expect(wrong).toEqual([]);
  if (truth.units !== undefined) expect(open.studies.coded.units).toBe(truth.units);
  const said = done.notes.map(note => `${note.message} ${note.change}`).join('\n');
  for (const text of truth.says) expect(said).toContain(text);
  expect(open.findings.filter(entry => entry.severity === 'error')).toEqual([]);
});

test('a field can be asked for by the header that its column has in the sheet', async () => {
  const effects = memoryEffects({ 'covidence.csv': readFileSync('test/fixtures/sheets/covidence.csv') });
  await initReview(effects, 'review', { from: 'covidence.csv', dictionary: null, sheet: null });
  const open = await openReview(effects, 'review');
  const rows = (field: string) => commandResults(open, 'shares', [field]).rows;
  expect(rows('Study design')).toEqual(rows('study_design'));
  expect(() => rows('Study desing')).toThrow();
});
