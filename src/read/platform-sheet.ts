import type { Source } from '../base/effects.ts';
import { stemOf } from '../base/paths.ts';
import { type DictionaryReading, readDictionary } from '../infer/dictionaries/read-dictionary.ts';
import type { InferNote } from '../infer/draft.ts';
import { PLATFORM_EXPORTS } from '../ingest/exports/index.ts';

/** The export of a platform, as the sheet that a review begins with. */
export interface PlatformSheet {
  /** the sheet as CSV, to be kept in corpus/ */
  readonly source: Source;
  /** the codes of its form, where the export has them */
  readonly dictionary: DictionaryReading | null;
  readonly notes: readonly InferNote[];
}

/** The first bytes tell of which kind a file is. */
const LOOKED_AT = 1 << 16;

/** Turns the export of a platform that is no table of studies into one; null for any other file. */
export async function platformSheet(given: Source): Promise<PlatformSheet | null> {
  let head = '';
  for await (const chunk of given.stream()) {
    head = new TextDecoder().decode(chunk.subarray(0, LOOKED_AT)).replace(/^\ufeff/, '');
    break;
  }
  const format = PLATFORM_EXPORTS.all.find(entry => entry.matches(head, given.name));
  if (format === undefined) return null;
  const text = new TextDecoder().decode(await given.bytes());
  const { rows, schema, notes } = await format.read(text, given.name);
  const { stringify } = await import('csv-stringify/sync');
  const bytes = new TextEncoder().encode(stringify(rows.map(row => [...row])));
  const name = `${stemOf(given.name)}.csv`;
  return {
    source: {
      name,
      size: bytes.length,
      bytes: async () => bytes,
      async *stream() {
        yield bytes;
      },
    },
    dictionary: schema === null ? null : readDictionary({ name, json: schema, table: null }),
    notes: [`this is an export of the kind "${format.name}" (${format.describe})`, ...notes].map(message => ({
      field: null,
      message,
      change: 'the sheet that was made of it is in corpus/; rerun init with a newer export',
    })),
  };
}
