import { expect, test } from 'vitest';
import { Fault, usageFault } from '../../src/base/fault.ts';
import { registry } from '../../src/base/registry.ts';

test('a registry keeps the order of its list and finds by name', () => {
  const bar = { name: 'bar' };
  const all = registry([{ name: 'pie' }, bar]);
  expect(all.names).toEqual(['pie', 'bar']);
  expect(all.get('bar')).toBe(bar);
  expect(all.get('constructor')).toBeUndefined();
});

test('a name that is taken twice throws', () => {
  expect(() => registry([{ name: 'bar' }, { name: 'bar' }])).toThrow('"bar" is taken twice');
});

test('faults carry code, hint and exit status', () => {
  expect(new Fault('missing-file', 'a.csv does not exist')).toMatchObject({
    code: 'missing-file',
    hint: '',
    status: 3,
  });
  expect(usageFault('bad-option', 'no', 'yes')).toMatchObject({ hint: 'yes', status: 2, message: 'no' });
});
