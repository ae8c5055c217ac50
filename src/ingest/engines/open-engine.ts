import type { Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { CountSource } from '../../model/count-source.ts';
import type { IngestOptions } from '../options.ts';
import type { Engine } from './engine.ts';
import { engineSource } from './engine-source.ts';

/** Opens a file as a source of counts of an engine. A dialect of text files says nothing of it and is refused. */
export async function openEngine(engine: Engine, source: Source, options: IngestOptions): Promise<CountSource> {
  const own = Object.entries(options).find(([name, value]) => value !== undefined && name !== 'table');
  if (own !== undefined)
    throw new Fault(
      'dialect',
      `${source.name} has columns and types of its own, so \`${own[0]}\` of its resource has no meaning`,
      'remove it from review.yaml',
    );
  return engineSource(engine.dialect, await engine.open(source, options), source.name);
}
