import { expect, test } from 'vitest';
import { flowCell } from '../../../src/validate/flow/flow-cell.ts';

const itemsOf = (text: string): string => {
  const cell = flowCell(text);
  return cell.kind === 'count'
    ? `${cell.n}: ${cell.items.map(({ label, n }) => `${label} ${n}`).join('; ')}`
    : cell.kind === 'wrong'
      ? `wrong: ${cell.why}`
      : cell.kind;
};

test.each([
  ['Wrong people, 8 | Wrong design, 9', '17: Wrong people 8; Wrong design 9'],
  ['• Wrong people: 8\n• Wrong design: 9', '17: Wrong people 8; Wrong design 9'],
  ['- Wrong people 8\n- Wrong design 9', '17: Wrong people 8; Wrong design 9'],
  ['Wrong people: 8, Wrong design: 9', '17: Wrong people 8; Wrong design 9'],
  ['Wrong people = 8; Wrong design = 9', '17: Wrong people 8; Wrong design 9'],
  ['Wrong topic: 1,010, Wrong design: 80', '1090: Wrong topic 1010; Wrong design 80'],
  ['Wrong people, 8 (47%); Wrong design, 9 (52.9 %)', '17: Wrong people 8; Wrong design 9'],
  ['Wrong people (n = 8), Wrong design (n=9)', '17: Wrong people 8; Wrong design 9'],
  ['n = 8 Wrong people; n = 9 Wrong design', '17: Wrong people 8; Wrong design 9'],
  ['Wrong people, 8, Wrong design, 9, and Other, 2', '19: Wrong people 8; Wrong design 9; Other 2'],
  ['8: Wrong people; 9: Wrong design', '17: Wrong people 8; Wrong design 9'],
  ['17: Wrong people, 8; Wrong design, 9', '17: Wrong people 8; Wrong design 9'],
  ['17 (Wrong people, 8; Wrong design, 9)', '17: Wrong people 8; Wrong design 9'],
  ['n = 17\nWrong people (n = 8)\nWrong design (n = 9)', '17: Wrong people 8; Wrong design 9'],
  [
    'Fewer than 10 participants, 8; Published before 2010, 9',
    '17: Fewer than 10 participants 8; Published before 2010 9',
  ],
])('a list of reasons: %s', (text, read) => {
  expect(itemsOf(text)).toBe(read);
});

test.each([
  ['450 (27%)', '450: '],
  ['n = 1,010 (61.2 %)', '1010: '],
])('a count with its share: %s', (text, read) => {
  expect(itemsOf(text)).toBe(read);
});

test.each([
  ['18 (Wrong people, 8; Wrong design, 9)', 'add up to 17, not to 18'],
  ['Wrong people 8 and wrong design 9', 'can be one reason or several'],
  ['Wrong people 8 / Wrong design 9', 'can be one reason or several'],
  ['Wrong people, 8, Wrong design, 9 and Other, 2', 'can be one reason or several'],
  ['Published before 2010', 'may end with a number other than the count'],
  ['Wrong people, 8; Phase 1', 'may end with a number other than the count'],
  ['ca. 100', 'is approximate'],
  ['~1,200', 'is approximate'],
])('what could be misread is refused: %s', (text, why) => {
  expect(itemsOf(text)).toContain(why);
});
