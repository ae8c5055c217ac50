import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { countable, stepsOf, TooManySteps } from '../support/pattern-steps.ts';
import { longTexts } from '../support/pattern-texts.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(file => file.replaceAll('\\', '/'));

/** The patterns that stand in the sources, each with the files that hold it. */
function patterns(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of files) {
    const text = readFileSync(join('src', file), 'utf8');
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.set(node.text, (found.get(node.text) ?? new Set()).add(file));
      ts.forEachChild(node, visit);
    };
    visit(
      ts.createSourceFile(
        file,
        text,
        ts.ScriptTarget.Latest,
        false,
        file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
      ),
    );
  }
  return found;
}

const MOST = 4_000_000;

/** Why a pattern is too slow, or null. */
function slowness(source: string, flags: string): string | null {
  // how a pattern is used is not known: it has to be quick where all its matches are looked for
  const all = flags.includes('g') || flags.includes('y') ? flags : `${flags}g`;
  const matcher = countable(source, all);
  const steps = (text: string): number => {
    try {
      return stepsOf(matcher, all, text, MOST);
    } catch (error) {
      if (error instanceof TooManySteps) return MOST;
      throw error;
    }
  };
  const [short, long] = [[...longTexts(matcher.pattern, flags, 50)], [...longTexts(matcher.pattern, flags, 100)]];
  const doubtful = short.flatMap((text, i) => (steps(long[i]!) > 2.6 * steps(text) ? [i] : []));
  if (doubtful.length === 0) return null;
  const [longer, longest] = [
    [...longTexts(matcher.pattern, flags, 1500)],
    [...longTexts(matcher.pattern, flags, 3000)],
  ];
  const slow = doubtful.find(i => {
    const most = steps(longest[i]!);
    return most >= MOST || most > 2.6 * steps(longer[i]!);
  });
  return slow === undefined ? null : JSON.stringify(short[slow]!.slice(0, 40));
}

test('every pattern of ours takes time in proportion to the text', { timeout: 600_000 }, () => {
  const slow: string[] = [];
  for (const [literal, places] of patterns()) {
    const end = literal.lastIndexOf('/');
    const why = slowness(literal.slice(1, end), literal.slice(end + 1));
    if (why !== null) slow.push(`${[...places].join(', ')}: ${literal} on ${why}`);
  }
  expect(slow).toEqual([]);
});

test('the counter of steps agrees with the engine, and finds patterns that are slow', () => {
  const texts = ['', 'a', 'aab', ' 12.5 % ', '(n = 4)', 'a, b; c', 'x"y"z', 'Aé\n–1', '<b>1</b>', '2010-12'];
  for (const [literal] of patterns()) {
    const end = literal.lastIndexOf('/');
    const [source, flags] = [literal.slice(1, end), literal.slice(end + 1)];
    const matcher = countable(source, flags);
    for (const text of texts) {
      const own = matcher.match(text, 0, { steps: 0, most: MOST });
      const native = new RegExp(source, flags).exec(text);
      expect([literal, text, own?.[0] ?? null, own?.[1] ?? null]).toEqual([
        literal,
        text,
        native?.index ?? null,
        native === null ? null : native.index + native[0].length,
      ]);
    }
  }
  expect(slowness(' *x$', '')).not.toBeNull();
  expect(slowness('<[^>]*>', 'g')).not.toBeNull();
  expect(slowness('^(a+)b?(a+)$', '')).not.toBeNull();
  expect(slowness('(?<! ) *x$', '')).toBeNull();
});
