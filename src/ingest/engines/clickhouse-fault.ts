import type { ServerAccess } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';

/** What numbers of ClickHouse's errors mean to a user, and what helps. */
const MEANINGS: readonly (readonly [codes: readonly number[], means: string, hint: string])[] = [
  [
    [192, 193, 194, 516],
    'the server refuses the user or the password',
    'check SCOPEBOOK_CLICKHOUSE_USER and SCOPEBOOK_CLICKHOUSE_PASSWORD, or the name and the password in the address',
  ],
  [[497, 291], 'the user may not read this table', 'ask for the right to SELECT from it'],
  [[60, 81], 'the table, or one that it stands for, is not there', 'check `source:` in review.yaml'],
  [[10, 16, 47], 'a column is missing, or a shard has other columns', 'check the table on every shard'],
  [[159, 160], 'the query took too long', 'name fewer fields at a time, or give it more time'],
  [[241], 'the server has too little memory for the query', 'name fewer fields at a time'],
  [[158, 396], 'a limit of the server on rows was reached', 'name fewer fields at a time'],
  [
    [3, 32, 209, 210, 225, 242, 279, 519],
    'a shard does not answer, or broke off',
    'run the command again when all shards of the table are there',
  ],
];

/** A way to fail below HTTP, by the codes of Node.js. */
const ABSENT = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)\b/;
const BROKEN = /\b(ECONNRESET|EPIPE|socket hang up|aborted|premature close|terminated)\b/i;

/** What went wrong with a query, in one sentence without credentials. */
export function clickhouseFault(name: string, { url, seconds }: ServerAccess, error: unknown, isLate: boolean): Fault {
  const said = saidBy(error);
  const fault = (what: string, hint: string): Fault => new Fault('engine', `${name} can't be read: ${what}`, hint);
  if (isLate || /^timeout error/i.test(said))
    return fault(
      `the server at ${url} did not answer within ${counted(seconds, 'second')}`,
      'name fewer fields at a time, or give it more seconds in SCOPEBOOK_CLICKHOUSE_SECONDS',
    );
  const absent = ABSENT.exec(said)?.[1];
  if (absent !== undefined)
    return fault(`no server answers at ${url} (${absent})`, 'check the address, and that the server is running');
  const code = Number(/\bCode: (\d+)/.exec(said)?.[1] ?? codeOf(error));
  const words = sentenceOf(said);
  const known = MEANINGS.find(([codes]) => codes.includes(code));
  if (known !== undefined) return fault(`${known[1]} (ClickHouse: ${words})`, known[2]);
  if (BROKEN.test(said))
    return fault(`the server at ${url} broke off its answer`, 'run the command again when the server is there');
  if (Number.isNaN(code) && !/exception/i.test(said))
    return fault(
      `what answers at ${url} is not a ClickHouse server (${words.slice(0, 80)})`,
      'name the port for HTTP, which is 8123 by default',
    );
  return fault(`ClickHouse says: ${words}`, 'check the table, and what the user may do');
}

/** An error with those that it was caused by. */
function saidBy(error: unknown): string {
  const parts: string[] = [];
  for (let at: unknown = error; at instanceof Error && parts.length < 4; at = at.cause) {
    parts.push(at.message, 'code' in at ? String(at.code) : '');
    if (at instanceof AggregateError) parts.push(...at.errors.map(String));
  }
  return parts.filter(part => part !== '').join('; ') || String(error);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && /^\d+$/.test(String(error.code)) ? String(error.code) : '?';

/** ClickHouse's own words without numbers, names of classes, versions and the lines behind the first. */
const sentenceOf = (said: string): string =>
  said
    .split('\n')[0]!
    .replace(/^Code: \d+[,.] (e\.displayText\(\) = )?/, '')
    .replace(/^DB::Exception: /, '')
    .replace(/, e\.what\(\) = .*|\(version .*|; \d{1,9}$/g, '')
    .replace(/\([^(]*official build.*/, '')
    .replace(/(?<![\s.,;])[\s.,;]+$/, '')
    .slice(0, 300) || 'no reason';
