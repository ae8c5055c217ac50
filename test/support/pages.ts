import { readdirSync } from 'node:fs';

/** Every page that readers of the project are given. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'corpus/README.md',
  'corpus/coding-guide.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file.replaceAll('\\', '/')}`)
    .sort(),
];

/** Pages of the project with marks, and what they say in sentences: they are no part of the review, so review.yaml does not name them. */
export const PROJECT_CLAIMS: readonly string[] = [
  'README.md',
  'docs/claims.yaml',
  'docs/guides/tables-and-sentences.md',
];
