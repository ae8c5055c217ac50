import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

/** The files of the repository's own review, by the schema that an editor checks them with. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  review: ['review.yaml', 'test/fixtures/tables/review.yaml'],
  codebook: readdirSync('codebook')
    .filter(file => file.endsWith('.yaml'))
    .map(file => `codebook/${file}`),
  exhibit: readdirSync('figures').map(file => `figures/${file}`),
  claims: readdirSync('corpus')
    .filter(file => file.endsWith('.yaml'))
    .map(file => `corpus/${file}`),
  migration: readdirSync('codebook/migrations').map(file => `codebook/migrations/${file}`),
};

const validator = (name: string) =>
  new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(
    JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')),
  );

test.each(Object.entries(FILES))('the schema of a %s file accepts the files that are right', (name, files) => {
  const check = validator(name);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const right = check(parse(readFileSync(file, 'utf8')));
    expect(right, `${file}: ${JSON.stringify(check.errors)}`).toBe(true);
  }
});

test.each([
  ['figure: barr', { figure: 'barr', field: 'method' }],
  ['a format that nothing writes', { figure: 'bar', field: 'method', formats: ['svgg'] }],
  ['an interval that nobody computes', { figure: 'bar', field: 'method', ci: 'wilsonn' }],
  ['an unknown journal', { figure: 'bar', field: 'method', journal: 'natur' }],
  ['an option that the type does not have', { figure: 'timeline', field: 'method', options: { cumulativ: true } }],
])('the schema of an exhibit refuses %s', (_, file) => {
  expect(validator('exhibit')(file)).toBe(false);
});
