import { Fault } from '../../base/fault.ts';
import type { EngineTable } from './engine.ts';

/** Names that DuckDB gives to the place of a row; a column with such a name would be taken for it. */
const PLACES = ['file_index', 'file_row_number', 'filename'];

/** Parquet files as one relation; all must have the same columns, or DuckDB would fill what one of them lacks. */
export async function parquetFiles(
  run: EngineTable['query'],
  name: string,
  files: readonly { readonly name: string; readonly path: string }[],
  literal: (text: string) => string,
): Promise<{ relation: string; rows: number; headers: readonly string[] }> {
  const list = `[${files.map(({ path }) => literal(withoutPatterns(path))).join(', ')}]`;
  const schemas = await schemasOf(run, list);
  const [first, ...others] = files.map(({ path }) => schemas.get(path) ?? []);
  const headers = topNames(first ?? []);
  others.forEach((own, at) => {
    const difference = differenceOf(first ?? [], own);
    if (difference !== null)
      throw new Fault(
        'engine',
        `${files[at + 1]!.name} has other columns than ${files[0]!.name}: ${difference}`,
        'the files of one resource need the same columns with the same types',
      );
  });
  const taken = headers.find(header => PLACES.includes(header.toLowerCase()));
  if (taken !== undefined)
    throw new Fault('engine', `${name} has a column "${taken}", a name that DuckDB reserves`, 'rename the column');
  let rows = 0;
  await run(`SELECT CAST(sum(num_rows) AS DOUBLE) FROM parquet_file_metadata(${list})`, ([sum]) => {
    rows = (sum![0] as number | null) ?? 0;
  });
  return { relation: `read_parquet(${list}, hive_partitioning = false)`, rows, headers };
}

/** One element of a Parquet schema. */
interface Element {
  readonly name: string;
  readonly type: string;
  readonly children: number;
}

async function schemasOf(run: EngineTable['query'], list: string): Promise<Map<string, Element[]>> {
  const found = new Map<string, Element[]>();
  await run(
    `SELECT file_name, name, concat_ws(' ', duckdb_type, type, converted_type, logical_type, scale, precision), CAST(coalesce(num_children, 0) AS DOUBLE) FROM parquet_schema(${list})`,
    ([paths, names, types, children]) => {
      (paths as readonly string[]).forEach((path, at) => {
        const own = found.get(path) ?? [];
        own.push({
          name: String(names![at]),
          type: String(types![at] ?? ''),
          children: children![at] as number,
        });
        found.set(path, own);
      });
    },
  );
  return found;
}

/** The names of the columns: the elements right below the root. */
function topNames([root, ...rest]: readonly Element[]): string[] {
  const names: string[] = [];
  const skip = (at: number): number => {
    let next = at + 1;
    for (let child = 0; child < (rest[at]?.children ?? 0); child++) next = skip(next);
    return next;
  };
  for (let at = 0, column = 0; column < (root?.children ?? 0); column++) {
    names.push(rest[at]!.name);
    at = skip(at);
  }
  return names;
}

function differenceOf(first: readonly Element[], own: readonly Element[]): string | null {
  const [names, others] = [topNames(first), topNames(own)];
  const missing = names.find(name => !others.includes(name));
  if (missing !== undefined) return `${missing} is missing`;
  const more = others.find(name => !names.includes(name));
  if (more !== undefined) return `${more} is there in addition`;
  const at = first.findIndex(
    ({ name, type }, index) => index > 0 && (own[index]?.name !== name || own[index]?.type !== type),
  );
  return at < 0 ? null : `${first[at]!.name} has another type or place`;
}

/** A path in which no character is a pattern to DuckDB. */
export const withoutPatterns = (path: string): string => path.replace(/[*?[]/g, '[$&]');
