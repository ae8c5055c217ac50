export { Fault } from './base/fault.ts';
export { formatter } from './base/format-number.ts';
export { ingest } from './ingest/ingest.ts';
export type { Finding } from './model/finding.ts';
export type { ResultRow, Results } from './model/result-row.ts';
export { openReview } from './pipeline/open.ts';
export { results } from './pipeline/results.ts';
export { tabulate } from './tabulate/tabulate.ts';
export { validate } from './validate/validate.ts';
