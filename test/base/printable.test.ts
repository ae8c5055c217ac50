import { styleText } from 'node:util';
import { expect, test } from 'vitest';
import { printable, printableOnTerminal } from '../../src/base/printable.ts';
import { textTable } from '../../src/export/table/text-table.ts';

const ESC = String.fromCharCode(27);
const HOSTILE = `a${ESC}[2J${ESC}]0;title${String.fromCharCode(7)}b\u202ec\u0085\u009b1A\rd\n\te`;
const CONTROL = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u;

test('control characters and marks of direction are shown by their number', () => {
  expect(printable(HOSTILE)).toBe('a<U+001B>[2J<U+001B>]0;title<U+0007>b<U+202E>c<U+0085><U+009B>1A<U+000D>d\n\te');
});

test('a terminal gets bold and colours, and nothing else that acts', () => {
  const bold = styleText('bold', 'n', { validateStream: false });
  expect(printableOnTerminal(`${bold}${HOSTILE}`)).toBe(`${bold}${printable(HOSTILE)}`);
});

test('a table in text holds no control character of a cell or a header', () => {
  const table = textTable([HOSTILE.replace(/\n/g, '')], [[HOSTILE.replace(/\n/g, '')]], { colour: false });
  expect(CONTROL.test(table)).toBe(false);
});
