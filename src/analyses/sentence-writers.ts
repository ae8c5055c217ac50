import { type Registry, registry } from '../base/registry.ts';
import type { Drafting } from '../manuscript/draft/drafting.ts';
import { ANALYSES } from './index.ts';

/** The sentences of every analysis, in the order in which a Results section has them. */
export const sentenceWriters = async (): Promise<Registry<Drafting>> =>
  registry((await Promise.all(ANALYSES.all.map(entry => entry.sentences()))).map(({ sentences }) => sentences));
