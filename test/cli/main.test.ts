import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';

afterEach(() => void vi.restoreAllMocks());

/** The exit status of a command line, and what it says of its mistake. */
async function said(...argv: string[]): Promise<{ status: number; text: string }> {
  const parts: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation(part => parts.push(String(part)) > 0);
  return { status: await main(argv), text: parts.join('') };
}

test('a proposition that the shell cut in pieces is told with its quotes', async () => {
  expect(await said('explain', 'modality', 'has', 'Video')).toEqual({
    status: 2,
    text: [
      "scopebook: too many arguments for 'explain'. Expected 1 argument but got 3.",
      '  → put what belongs together in quotes, e.g. scopebook explain "modality has Video"',
      '  → scopebook explain --help lists its arguments and options\n',
    ].join('\n'),
  });
});

test('a wrong command line says in which help to look', async () => {
  const none = await said('shares');
  expect(none.status).toBe(2);
  expect(none.text).toBe(
    "scopebook: missing required argument 'field'\n  → scopebook shares --help lists its arguments and options\n",
  );
  expect((await said('share', 'x')).text).toContain('(Did you mean shares?)');
});

test.each([
  ['--where', 'method = p'],
  ['--by', 'method'],
  ['--analysis', 'crosstab'],
])('%s without --fields would be ignored, so results refuses it', async (flag, value) => {
  expect(await said('results', flag, value)).toEqual({
    status: 2,
    text: `scopebook: ${flag} has no effect without --fields\n  → add --fields, or remove ${flag}\n`,
  });
});
