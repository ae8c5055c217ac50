import { expect, test } from 'vitest';
import { type InstalledPart, installationText, isWhole } from '../../src/cli/installation.ts';
import { main } from '../../src/cli/main.ts';
import { programVersion } from '../../src/node/program-version.ts';
import { memoryEffects } from '../support/memory-effects.ts';

const part = (name: string, found: string | null, isNeeded: boolean): InstalledPart => ({
  name,
  found,
  use: 'figures',
  isNeeded,
  remedy: 'install it',
});

test('doctor shows every part with its version, and succeeds where what is needed is there', async () => {
  const effects = memoryEffects({});
  expect(await main(['doctor'], effects)).toBe(0);
  const lines = effects.printed.join('').trimEnd().split('\n');
  expect(lines.map(line => line.split(/\s+/)[1])).toEqual([
    'scopebook',
    'Node.js',
    'fonts',
    'pages',
    'browser',
    'resvg',
    'DuckDB',
    'ClickHouse',
    'git',
    'pandoc',
  ]);
  expect(lines[1]).toContain(process.versions.node);
});

test('a missing part says what to do; only a needed one makes the installation incomplete', () => {
  const parts = [part('fonts', 'Arimo', true), part('git', null, false)];
  expect(installationText(parts)).toBe('✓ fonts      Arimo (figures)\n✗ git        missing: install it (figures)\n');
  expect(isWhole(parts)).toBe(true);
  expect(isWhole([part('fonts', null, true)])).toBe(false);
});

test('a program that is not installed has no version', async () => {
  expect(await programVersion('scopebook-no-such-program')).toBeNull();
});
