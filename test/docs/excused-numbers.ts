/** Pages whose numbers are no results of the review, and why. */
export const EXCUSED_PAGES: Readonly<Record<string, string>> = {
  'docs/benchmarks.md': 'times of a machine, measured by `npm run bench`',
  'docs/gallery/README.md': 'made by `npm run gallery`; gallery.test.ts makes the descriptions anew',
};

/** Numbers in sentences that are no results of the review, by page and words around them, and why. */
export const EXCUSED_NUMBERS: readonly { readonly page: string; readonly words: string; readonly why: string }[] = [
  { page: 'README.md', words: 'with 95% intervals', why: 'the level of an interval' },
  { page: 'README.md', words: 'never 0% unless n = 0, nor 100% unless', why: 'the rule of rounding' },
  { page: 'README.md', words: '0% unless n = 0, nor 100% unless n = N', why: 'the rule of rounding' },
  { page: 'CHANGELOG.md', words: 'compared with itself (kappa 1.00)', why: 'what 0.1.0 printed' },
  { page: 'CHANGELOG.md', words: 'the columns beside them (kappa 1.00)', why: 'what 0.1.0 printed' },
  { page: 'CHANGELOG.md', words: 'sample 147 (73.5%)', why: 'how a number may be written' },
  { page: 'CHANGELOG.md', words: 'counted correctly (they were 100%)', why: 'what 0.1.0 printed' },
  { page: 'CHANGELOG.md', words: '(N = 5) after a category', why: 'how a number may be written' },
  { page: 'CHANGELOG.md', words: 'a share above 100%', why: 'a limiting case' },
  {
    page: 'docs/guides/check-a-manuscript.md',
    words: '27% of effectiveness studies',
    why: 'how a number may be written',
  },
  { page: 'docs/guides/check-a-manuscript.md', words: 'max , q1', why: 'names of keys' },
  { page: 'docs/guides/explore-in-a-browser.md', words: 'the first 100 studies', why: 'a limit of the page' },
  { page: 'docs/guides/flow-appraisal-and-gaps.md', words: 'less likely than 5%', why: 'a threshold' },
  { page: 'docs/guides/start-from-a-spreadsheet.md', words: 'as in 43 %', why: 'how a number may be written' },
  { page: 'docs/guides/start-from-a-spreadsheet.md', words: '65,3 , 43,2 %', why: 'how a number may be written' },
  { page: 'docs/guides/tables-and-sentences.md', words: 'max , q1', why: 'names of functions' },
  { page: 'docs/reference/codebook-file.md', words: 'as in 43 %', why: 'how a number may be written' },
  { page: 'docs/reference/figures.md', words: 'as parts of 100%', why: 'the length of a bar' },
  { page: 'docs/reference/statistics.md', words: 'set of codes that reaches 80%', why: 'a threshold' },
  { page: 'docs/reference/statistics.md', words: 'max , q1', why: 'names of statistics' },
  { page: 'docs/statistics-agreement.md', words: '2/3 where one contains the other', why: 'weights of a formula' },
  { page: 'docs/statistics-agreement.md', words: '1/3 where they overlap', why: 'weights of a formula' },
  { page: 'docs/statistics-agreement.md', words: 'kappa is 0', why: 'a limiting case' },
  { page: 'docs/statistics-diversity.md', words: 'at least 80% of the units', why: 'a threshold' },
  { page: 'docs/statistics-diversity.md', words: '95% range', why: 'the level of a range' },
  { page: 'docs/statistics-diversity.md', words: 'for 80% of the pairs', why: 'a threshold' },
  { page: 'docs/statistics-diversity.md', words: 'hold at 95% or better', why: 'the level of an interval' },
  { page: 'docs/statistics.md', words: '0 at n = 0, 1 at n = N', why: 'a limiting case' },
  { page: 'docs/statistics.md', words: '0% is printed only for n = 0', why: 'the rule of rounding' },
  { page: 'docs/statistics.md', words: '100% only for n = N', why: 'the rule of rounding' },
  { page: 'docs/statistics.md', words: 'one decimal below 10% and above 90%', why: 'the rule of Cole' },
];
