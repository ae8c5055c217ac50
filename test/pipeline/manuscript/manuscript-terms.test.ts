import { expect, test } from 'vitest';
import { manuscriptTerms } from '../../../src/pipeline/manuscript/manuscript-terms.ts';
import { codebookOf } from '../../support/codebook.ts';

const QUESTION = (title: string) => `version: "1.0"
primaryKey: id
fields:
  - { name: id }
  - name: access
    title: ${title}
    categories: [{ value: Yes }, { value: No }]
`;

test.each([
  ['Code accessible', true],
  // `no access` would be named by `access without contacting the authors`
  ['Code accessible without contacting the authors', false],
])('%s: the answer no is called by the question denied: %s', async (title, named) => {
  const no = manuscriptTerms(await codebookOf(QUESTION(title))).find(({ level }) => level === 'No')!;
  expect(no.names.includes('no access')).toBe(named);
});
