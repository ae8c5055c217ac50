import { expect, test } from 'vitest';
import { expandPage, type PageTools } from '../../../src/manuscript/pages/expand-page.ts';
import { parsePageTemplate } from '../../../src/manuscript/pages/parse-page-template.ts';

const tools: PageTools = {
  page: { label: 'Oncology *', value: 'onc', field: 'Domain' },
  fields: names => names.map(name => ({ name, title: `The ${name}`, description: '' })),
  levels: () => ['1', '2'].map(code => ({ code, label: `level ${code}`, description: '' })),
  units: condition =>
    condition.includes('= 2') ? [] : [{ key: 's1', citation: 'Wu 2024', evidence: 'p. 3 | {{ no }} placeholder' }],
  query: text => `{{ ${text} where here }}`,
};
const expand = (text: string) => expandPage(parsePageTemplate(text), tools);

test('sections repeat or leave out what they hold, and lines that hold nothing but a tag are gone', () => {
  const { linked, quoted } = expand(`# {{page.label}}
{{! a comment }}
{{#fields a, b b}}
## {{field.title}} {{#none $field = 2}}none{{/none}}
  {{#levels}}
{{#if $field = $level}}
- {{level.label}}: {{ $field = $level | n }}
{{#units $field = $level}}
  - {{unit.citation}}: {{unit.evidence}}
{{/units}}
{{/if}}
{{/levels}}
{{/fields}}
`);
  expect(linked).toBe(`# Oncology \\*
## The a none
- level 1: {{ a = 1 | n where here }}
  - Wu 2024: p. 3 \\| { { no }} placeholder
## The b b none
- level 1: {{ \`b b\` = 1 | n where here }}
  - Wu 2024: p. 3 \\| { { no }} placeholder
`);
  // what is copied from the sheet is no number of the review
  expect(quoted).toEqual(['level 1', 'Wu 2024', 'p. 3 | {{ no }} placeholder']);
});

test('$if stands for the condition of the innermost {{#if}} around it', () => {
  const { linked } = expand(
    '{{#fields a}}{{#if $field = 1 or b = 3}}{{ $if | n }}{{#units $if}} {{unit.key}}{{/units}}{{/if}}{{/fields}}',
  );
  expect(linked).toBe('{{ (a = 1 or b = 3) | n where here }} s1');
});

test.each([
  ['a\n{{#feilds a}}\n{{/feilds}}', 2, 'unknown section "feilds"; did you mean "fields"?'],
  ['{{#if a = 1}}\n', 1, '{{#if}} is not closed; write {{/if}}'],
  ['{{#if a = 1}}\nx {{/none}}', 2, '{{/none}} closes {{#if}} of line 1; write {{/if}}'],
  ['\n\n{{/if}}', 3, '{{/if}} closes a section that is not open'],
  ['\n{{ }}', 2, 'a placeholder is empty; write e.g. {{ N }}'],
  ['a\nb {{ privacy = 2', 2, 'a placeholder is opened with {{ and not closed'],
  ['{{#levels}}{{/levels}}', 1, '{{#levels}} stands outside of {{#fields …}}, so it has no field'],
  ['\n{{unit.citation}}', 2, '{{unit.citation}} stands outside of {{#units …}}, so there is no unit to print'],
  ['{{ $field = 1 }}', 1, '$field stands outside of {{#fields …}}, so there is no field'],
  ['\n{{ $if | n }}', 2, '$if stands outside of {{#if …}}, so there is no condition'],
  ['{{page.lable}}', 1, 'unknown name "page.lable"; did you mean "page.label"?'],
  ['{{#if}}x{{/if}}', 1, '{{#if}} needs a condition, e.g. {{#if privacy = 2}}'],
])('%j is refused at its line', (text, line, message) => {
  try {
    expand(text);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ line, message });
  }
});
