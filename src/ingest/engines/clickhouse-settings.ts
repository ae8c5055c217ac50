import { Fault } from '../../base/fault.ts';
import type { EngineTable } from './engine.ts';

/** More rows than this are no answer that any command asks for. */
const MOST_ROWS = 10_000_001;

/** Settings under which an answer may leave out rows, count roughly, or show text of its own, and what they must be. */
const EXACT: Readonly<Record<string, string>> = {
  skip_unavailable_shards: '0',
  read_overflow_mode: 'throw',
  group_by_overflow_mode: 'throw',
  sort_overflow_mode: 'throw',
  distinct_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  timeout_overflow_mode: 'throw',
  transfer_overflow_mode: 'throw',
  limit: '0',
  offset: '0',
  extremes: '0',
  output_format_json_quote_64bit_floats: '0',
  output_format_json_quote_denormals: '0',
};

/** Settings without which numbers are as right, but a slip could cost time or change the server. */
const LIMITS = (seconds: number): Readonly<Record<string, string>> => ({
  max_execution_time: String(Math.ceil(seconds)),
  max_result_rows: String(MOST_ROWS),
});

/**
 * The settings that every query is sent with: those that a server knows and that are not as they must be. A user who may only
 * read can't change any; then the server's own must do.
 */
export async function clickhouseSettings(
  query: EngineTable['query'],
  name: string,
  seconds: number,
): Promise<Readonly<Record<string, string>>> {
  const known = new Map<string, string>();
  const wanted = { ...EXACT, ...LIMITS(seconds) };
  const names = ['readonly', ...Object.keys(wanted)].map(setting => `'${setting}'`).join(', ');
  await query(
    `SELECT name AS c0, value AS c1 FROM system.settings WHERE name IN (${names})`,
    ([settings = [], values = []]) => {
      settings.forEach((setting, at) => void known.set(String(setting), String(values[at])));
    },
  );
  const differ = Object.entries(wanted).filter(
    ([setting, value]) => known.has(setting) && known.get(setting) !== value,
  );
  const own = known.get('readonly');
  if (own === '1') {
    const [wrong] = differ.filter(([setting]) => setting in EXACT);
    if (wrong !== undefined)
      throw new Fault(
        'engine',
        `${name} can't be counted exactly: the server's setting ${wrong[0]} is ${known.get(wrong[0])}, and this user may not change it`,
        `ask the server's administrator for ${wrong[0]} = ${wrong[1]}`,
      );
    return {};
  }
  // the last one, since nothing can be set after it
  return { ...Object.fromEntries(differ), ...(own === '2' ? {} : { readonly: '1' }) };
}
