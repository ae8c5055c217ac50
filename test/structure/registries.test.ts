import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import type { Named, Registry } from '../../src/base/registry.ts';

/** Every list of `src` that is a registry, found by its file. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('/index.ts') && /\bregistry[<(]/.test(readFileSync(join('src', file), 'utf8')));

const isRegistry = (value: unknown): value is Registry<Named> =>
  typeof value === 'object' && value !== null && 'need' in value && 'names' in value;

test('the registries are found', () => {
  expect(files.length).toBeGreaterThan(20);
});

describe.each(files)('%s', file => {
  test('an unknown word is a usage fault that names it, the nearest known word and the known ones', async () => {
    const module: Record<string, unknown> = await import(resolve('src', file));
    const found = Object.values(module).filter(isRegistry);
    expect(found.length).toBeGreaterThan(0);
    for (const registry of found) {
      const near = `${registry.names[0]}x`;
      for (const word of [near, 'no-such-thing', '', 'constructor', '__proto__']) {
        let fault: unknown = null;
        try {
          registry.need(word, 'format of tests');
        } catch (error) {
          fault = error;
        }
        expect(fault, word).toBeInstanceOf(Fault);
        const { message, hint, status } = fault as Fault;
        expect(message).toContain(`unknown format "${word}"`);
        expect(hint).toContain(registry.names[0]);
        expect(status).toBe(2);
        if (word === near && near.length > 3) expect(message).toContain('did you mean');
      }
    }
  });
});
