import { expect, test } from 'vitest';
import { verifiedText } from '../../src/cli/verified-text.ts';

test('files that no build wrote are counted by themselves', () => {
  const same = { path: 'a.md', state: 'same' as const, why: '' };
  const extra = { path: 'draft.md', state: 'extra' as const, why: 'no build wrote it' };
  expect(verifiedText([same])).toBe('1 of 1 files match what the review gives now\n');
  expect(verifiedText([same, extra])).toBe(
    'extra    draft.md: no build wrote it\n1 of 1 files match what the review gives now (and 1 others that no build wrote)\n',
  );
});
