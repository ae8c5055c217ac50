import { expect, test } from 'vitest';
import { wordsOf } from '../../src/model/words.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const CODEBOOK = `
primaryKey: id
fields:
  - { name: id, type: string }
  - { name: y, title: Year of publication, type: year }
  - name: m
    title: Generation method
    type: string
    categories: [{ value: p, label: Prompting, aliases: [prompted] }, { value: f, label: Fine-tuning }]
  - { name: e, title: Evaluation, type: list, delimiter: ";", categories: [{ value: h, label: Human }, { value: d, label: Downstream }] }
derive:
  - { name: recent, title: Recent study, expression: y >= 2024 }
`;

test.each([
  ['m = p', 'Generation method = Prompting'],
  // a label or an alias is printed as the label
  ['m = prompted or m = "Fine-tuning"', 'Generation method = Prompting or Generation method = Fine-tuning'],
  ['m in (p, f) and y >= 2022', 'Generation method in (Prompting, Fine-tuning) and Year of publication >= 2022'],
  ['m not in (p, f)', 'Generation method not in (Prompting, Fine-tuning)'],
  ['e has all (h, d)', 'Evaluation has all (Human, Downstream)'],
  ['not (e has h or e is not_reported)', 'not (Evaluation has Human or Evaluation is not reported)'],
  [
    '(m = p or m = f) and e is not missing',
    '(Generation method = Prompting or Generation method = Fine-tuning) and Evaluation is not missing',
  ],
  ['recent = true', 'Recent study = Yes'],
])('the condition %s is printed as %s', async (expression, printed) => {
  const { coded } = validate(tableOf(['id', 'y', 'm', 'e'], [['s1', '2024', 'p', 'h']]), await codebookOf(CODEBOOK));
  expect(wordsOf(coded).condition(expression)).toBe(printed);
});
