import { usageFault } from '../../base/fault.ts';
import { unknownMessage } from '../../base/unknown-word.ts';
import type { CoderTable } from '../../model/material.ts';

/** The coders of one stage: the one that was asked for, else the last (charting follows the pilot). */
export function stageCoders(coders: readonly CoderTable[], wanted: unknown): readonly CoderTable[] {
  const stages = [...new Set(coders.map(coder => coder.stage))];
  if (wanted !== undefined && wanted !== null && !stages.includes(String(wanted)))
    throw usageFault(
      'stage',
      unknownMessage(String(wanted), stages, "stage with coders' sheets"),
      stages.length > 0 ? `the stages are ${stages.join(', ')}` : 'name the sheets in `codings:` of review.yaml',
      { option: 'stage' },
    );
  const stage = wanted === undefined || wanted === null ? stages.at(-1) : String(wanted);
  return coders.filter(coder => coder.stage === stage);
}
