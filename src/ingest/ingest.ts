import type { ServedTable, Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import type { CountSource } from '../model/count-source.ts';
import type { Table } from '../model/table.ts';
import type { ServerEngine } from './engines/servers/index.ts';
import { fileFormatOf } from './file-format-of.ts';
import { foreignFile } from './foreign.ts';
import type { IngestOptions } from './options.ts';

/**
 * Reads a spreadsheet into a Table: `bytes → format → rows → columns with addresses`.
 *
 * An empty file, a file of another kind and bytes in no known encoding are Faults; everything that could be read but
 * deserves a look (encoding, delimiter, ragged rows, hidden or merged cells) is a finding of the table.
 */
export async function ingest(given: Source, options: IngestOptions = {}): Promise<Table> {
  if (given.size === 0)
    throw new Fault(
      'empty',
      `${given.name} is empty (0 bytes)`,
      'check that it is the right file, and that it was saved',
    );
  if (given.served !== undefined) return (await serverOf(given.served)).read(given, options);
  const source = given.size > SMALL || (given.files?.length ?? 1) > 1 ? given : held(given, await given.bytes());
  const head = await firstBytes(source);
  const format = fileFormatOf(head, source.name);
  if (format === null) throw notASheet(head, source.name);
  const table = await format.read(source, options);
  if (options.orientation !== 'columns' && options.slots === undefined) return table;
  return (await import('./rearranged.ts')).rearranged(table, options);
}

/** Whether columns come about only when the whole sheet is read: it is turned, they are joined from several, or they are marks. */
export const needsWhole = ({ orientation, slots, marks }: IngestOptions): boolean =>
  orientation === 'columns' || slots !== undefined || marks !== undefined;

/** The same file as a source of counts, where its format has one; null where it is read as a whole. */
export async function openCounts(source: Source, options: IngestOptions = {}): Promise<CountSource | null> {
  if (needsWhole(options)) return null;
  if (source.served !== undefined) return (await serverOf(source.served)).counts(source, options);
  if (source.size === 0) return null;
  return (await fileFormatOf(await firstBytes(source), source.name)?.counts?.(source, options)) ?? null;
}

const serverOf = async ({ engine }: ServedTable): Promise<ServerEngine> =>
  (await import('./engines/servers/index.ts')).SERVERS.need(engine, 'server');

function notASheet(head: Uint8Array, name: string): Fault {
  const foreign = foreignFile(head, name);
  return foreign === null
    ? new Fault('foreign', `${name} is not in a format that can be read`, 'export the sheet as CSV (UTF-8) or XLSX')
    : new Fault('foreign', `${name} looks like ${foreign.what}`, foreign.remedy);
}

/** Files up to this size are read once, as a whole. */
const SMALL = 1 << 22;

const held = (source: Source, bytes: Uint8Array): Source => ({
  ...source,
  bytes: async () => bytes,
  async *stream() {
    yield bytes;
  },
});

async function firstBytes(source: Source): Promise<Uint8Array> {
  for await (const chunk of source.stream()) return chunk;
  return new Uint8Array(0);
}
