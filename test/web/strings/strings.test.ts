import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/web/strings/index.ts';

const sources = readdirSync('src/web', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /\.tsx?$/.test(file) && !file.startsWith('strings/'));

const textOf = (file: string): string => readFileSync(`src/web/${file}`, 'utf8');

/** Names that are the same in every language. */
const NAMES = ['SVG', 'SHA-256'];
/** Attributes that readers see or hear. */
const SPOKEN = ['aria-label', 'title', 'alt', 'placeholder', 'label', 'summary'];

const isWords = (text: string): boolean => /\p{L}/u.test(text) && !NAMES.includes(text.trim());

/** The literal texts that an expression can become. */
function textsIn(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  if (ts.isBinaryExpression(node) && ['+', '??', '||', '&&'].includes(node.operatorToken.getText()))
    return [...textsIn(node.left), ...textsIn(node.right)];
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.flatMap(span => [span.literal.text, ...textsIn(span.expression)])];
  return [];
}

/** Every text of a view that a reader would see in one language alone. */
function wordsOf(file: string): string[] {
  const tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text);
    if (ts.isJsxExpression(node) && node.expression !== undefined) {
      const attribute = ts.isJsxAttribute(node.parent) ? node.parent.name.getText() : null;
      if (attribute === null || SPOKEN.includes(attribute)) found.push(...textsIn(node.expression));
    }
    if (
      ts.isJsxAttribute(node) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer) &&
      SPOKEN.includes(node.name.getText())
    )
      found.push(node.initializer.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found.filter(isWords).map(text => `${file}: ${text.trim()}`);
}

test('no view has words of its own: all are in the strings of a language', () => {
  expect(sources.filter(file => file.endsWith('.tsx')).flatMap(wordsOf)).toEqual([]);
});

/** Words by path: texts, and functions that make them. */
function leaves(value: unknown, path: string): [string, unknown][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, entry]) => leaves(entry, path === '' ? name : `${path}.${name}`))
    : [[path, value]];
}

const [english, ...others] = LANGUAGES.map(({ code, strings }) => ({ code, words: leaves(strings, '') }));

test.each(others)('$code has every word that English has, and makes sentences of the same parts', ({ words }) => {
  const own = new Map(words);
  expect([...own.keys()].sort()).toEqual(english!.words.map(([path]) => path).sort());
  const parts = ['<1>', '<2>', '<3>', '<4>', '<5>'];
  const said = (make: unknown): string[] => {
    const text = String((make as (...given: string[]) => string)(...parts));
    return parts.filter(part => text.includes(part));
  };
  for (const [path, make] of english!.words)
    if (typeof make === 'function') expect(said(own.get(path)), path).toEqual(said(make));
});

test('every word is used', () => {
  const code = sources.map(textOf).join('\n');
  const tops = new Set(
    english!.words.map(
      ([path]) =>
        path
          .split('.')
          .slice(0, path.startsWith('app.') ? 2 : 1)
          .at(-1) ?? '',
    ),
  );
  expect([...tops].filter(name => !new RegExp(`\\.${name}\\b|[{,] ${name}[,:} ]`).test(code))).toEqual([]);
});
