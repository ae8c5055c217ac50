import { usageFault } from '../base/fault.ts';
import { counted } from '../base/plural.ts';
import { type CommandContext, type OptionValues, textOption } from './command.ts';

/** `reshape --to tidy, eppi-mapper, ris or endnote`: the coded studies for another program. */
export async function reshapeStudies(
  { effects, review, json }: CommandContext,
  to: string,
  file: unknown,
  options: OptionValues,
): Promise<number> {
  if (typeof file === 'string' || textOption(options, 'codebook') !== null)
    throw usageFault(
      'layout',
      `--to ${to} writes the studies of a review, and no other sheet`,
      'leave out the file and --codebook, or start a review of the file with scopebook init --from',
    );
  const { writeStudies } = await import('../pipeline/sheets/write-studies.ts');
  const done = await writeStudies(effects, review, {
    to,
    out: textOption(options, 'out'),
    resource: textOption(options, 'resource'),
    bom: options.bom === true,
  });
  if (json) effects.out(`${JSON.stringify(done, null, 2)}\n`);
  else if (done.data !== null) effects.out(done.data);
  else effects.out(`${counted(done.rows, 'unit')}. Written: ${done.written.join(', ')}\n`);
  if (!json) effects.err(done.unsaid.map(text => `${text}\n`).join(''));
  return 0;
}
