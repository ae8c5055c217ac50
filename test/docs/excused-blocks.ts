/** Fenced blocks that no test executes or reads, by page and first line, and why. Everything else is executed, defined or checked. */
export const EXCUSED_BLOCKS: readonly { readonly page: string; readonly first: string; readonly why: string }[] = [
  {
    page: 'README.md',
    first: 'Study ID,Year,Setting,Design,Outcomes measured,Funding reported?',
    why: 'readme.test.ts runs the first result with the built command',
  },
  { page: 'README.md', first: 'Funding reported?  n  N     %', why: 'readme.test.ts compares it' },
  { page: 'README.md', first: 'outcomes_measured has Pain: 5 of 8 studies (62.5%)', why: 'readme.test.ts compares it' },
  {
    page: 'CONTRIBUTING.md',
    first:
      'bytes ─ingest→ Table ─validate(codebook)→ CodedTable ─tabulate(plan)→ ResultRow[] ─┬ figures → Vega-Lite spec ─┐',
    why: 'a drawing',
  },
  {
    page: 'docs/guides/tables-and-sentences.md',
    first: '{{ SUBJECT where EXPRESSION denominator NAME | SHAPE }}',
    why: 'the form of a query',
  },
  {
    page: 'docs/guides/tables-and-sentences.md',
    first: 'values <- function(column) lapply(column, \\(x) if (is.na(x)) NULL else type.convert(x, as.is = TRUE))',
    why: 'R with the package cards',
  },
  {
    page: 'docs/guides/tables-and-sentences.md',
    first: 'ard |> dplyr::filter(stat_name %in% c("n", "N", "p"), !is.na(group1)) |>',
    why: 'R with the package cards',
  },
];

export const isExcused = (page: string, content: string): boolean =>
  EXCUSED_BLOCKS.some(entry => entry.page === page && entry.first === content.split('\n')[0]);

/** Command lines of guides that are not executed, by page and words, and why; only their names and options are checked. */
export const EXCUSED_COMMANDS: readonly { readonly page: string; readonly command: string; readonly why: string }[] = [
  { page: 'docs/guides/add-studies.md', command: 'scopebook add', why: 'asks questions' },
  { page: 'docs/guides/add-studies.md', command: 'scopebook diff OLD [NEW]', why: 'the form of a command' },
  { page: 'docs/guides/add-studies.md', command: 'scopebook build --against v1.0', why: 'needs a git revision' },
  ...[
    'scopebook validate',
    'scopebook shares method --by domain --where "year >= 2022"',
    'scopebook crosstab method domain',
    'scopebook trend method',
  ].map(command => ({
    page: 'docs/guides/large-files.md',
    command,
    why: 'needs a Parquet file on the disk: test/read/parquet-review.test.ts counts one',
  })),
];

export const withoutRemark = (line: string): string => line.replace(/ +# .*/, '');

export const isExcusedCommand = (page: string, line: string): boolean =>
  EXCUSED_COMMANDS.some(entry => entry.page === page && entry.command === withoutRemark(line));
