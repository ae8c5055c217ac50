import type { Source } from '../../base/effects.ts';
import type { CountSource } from '../../model/count-source.ts';
import type { FileFormat } from '../format.ts';
import type { IngestOptions } from '../options.ts';
import type { Engine } from './engine.ts';

/** The part of a file format that an engine does; its code is loaded when a file is opened. */
export function engineFormat(load: () => Promise<Engine>): Required<Pick<FileFormat, 'read' | 'counts' | 'engine'>> {
  const counts = async (source: Source, options: IngestOptions): Promise<CountSource> =>
    (await import('./open-engine.ts')).openEngine(await load(), source, options);
  return {
    engine: true,
    counts,
    async read(source, options) {
      const opened = await counts(source, options);
      try {
        return await opened.rowsOf(opened.columns.map((_, at) => at));
      } finally {
        opened.close();
      }
    },
  };
}

/**
 * Whether bytes begin as a database of DuckDB does.
 *
 * @example isDuckdbFile(new TextEncoder().encode('12345678DUCK')) // => true
 */
export const isDuckdbFile = (head: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(head.subarray(8, 12)) === 'DUCK';
