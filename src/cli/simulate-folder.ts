import { usageFault } from '../base/fault.ts';
import { counted } from '../base/plural.ts';
import { type CommandContext, listOption, type OptionValues, textOption } from './command.ts';

/** Draws a synthetic review into a folder, and says what was planted. */
export async function simulateFolder(
  { effects, json }: CommandContext,
  dir: string,
  options: OptionValues,
): Promise<number> {
  const codebook = textOption(options, 'codebook');
  if (codebook === null)
    throw usageFault('codebook', 'simulate needs a codebook', 'write --codebook codebook/studies.yaml');
  const pair = listOption(options, 'associate');
  if (pair.length !== 0 && pair.length !== 2)
    throw usageFault('associate', '--associate needs two fields', 'write --associate FIELD,BY');
  const { simulateReview } = await import('../pipeline/sheets/simulate-review.ts');
  const done = await simulateReview(effects, {
    codebook,
    out: dir,
    units: whole(options, 'units', 100, 1, 100_000),
    seed: whole(options, 'seed', 1, 0, 1_000_000_000),
    missing: share(options, 'missing', 0.1),
    coders: whole(options, 'coders', 2, 0, 26),
    error: share(options, 'error', 0.05),
    faults: whole(options, 'faults', 0, 0, 100_000),
    associate: pair.length === 2 ? [pair[0]!, pair[1]!] : null,
  });
  if (json) effects.out(`${JSON.stringify(done, null, 2)}\n`);
  else {
    const { association: planted } = done;
    effects.out(
      [
        `Synthetic review of ${counted(done.units, 'unit')} (seed ${done.seed}): no row describes a real study.`,
        ...(planted === null
          ? []
          : [
              `Planted: ${planted.field} = ${planted.category} with probability ${planted.inside} where ${planted.by} = ${planted.group}, else ${planted.outside}.`,
            ]),
        `Planted faults: ${done.faults.length}. Coders' errors: ${done.coderErrors}. The answer key has each of them.`,
        `Written: ${done.written.join(', ')}`,
        `Next: scopebook validate --review ${dir}`,
        '',
      ].join('\n'),
    );
  }
  return 0;
}

function whole(options: OptionValues, name: string, usual: number, least: number, most: number): number {
  const text = textOption(options, name);
  if (text === null) return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw usageFault(
    name,
    `--${name} "${text}" is not a whole number from ${least} to ${most}`,
    `write e.g. --${name} ${usual}`,
  );
}

function share(options: OptionValues, name: string, usual: number): number {
  const text = textOption(options, name);
  if (text === null) return usual;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value < 1) return value;
  throw usageFault(name, `--${name} "${text}" is not a probability from 0 to below 1`, `write e.g. --${name} ${usual}`);
}
