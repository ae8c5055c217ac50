/** Options of every command, in commander's notation, with their help. */
export const GLOBAL_OPTIONS = [
  ['--review <path>', 'a review.yaml or its folder; default: the nearest one in this or a parent folder'],
  ['--json', 'one JSON document on standard output, and nothing else there'],
  ['--strict', 'warnings count as errors for the exit status'],
  ['--server <url>', 'the server of tables that review.yaml names; default: SCOPEBOOK_CLICKHOUSE_URL'],
  ['--debug', 'show where in the program an error arose'],
] as const;
