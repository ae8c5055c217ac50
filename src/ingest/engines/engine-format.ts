import type { Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { CountSource } from '../../model/count-source.ts';
import type { FileFormat } from '../format.ts';
import type { IngestOptions } from '../options.ts';
import type { Engine } from './engine.ts';

/** The part of a file format that an engine does; its code is loaded when a file is opened. */
export function engineFormat(load: () => Promise<Engine>): Required<Pick<FileFormat, 'read' | 'counts'>> {
  const counts = async (source: Source, options: IngestOptions): Promise<CountSource> => {
    const own = Object.entries(options).find(([name, value]) => value !== undefined && name !== 'table');
    if (own !== undefined)
      throw new Fault(
        'dialect',
        `${source.name} has columns and types of its own, so \`${own[0]}\` of its resource has no meaning`,
        'remove it from review.yaml',
      );
    const engine = await load();
    const { engineSource } = await import('./engine-source.ts');
    return engineSource(engine.dialect, await engine.open(source, options), source.name);
  };
  return {
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
