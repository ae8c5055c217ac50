import { command } from '../command.ts';

export const simulateCommand = command({
  name: 'simulate',
  describe: 'draw a synthetic review from a codebook, with planted faults and an answer key; always labelled synthetic',
  arguments: [{ name: '<dir>', describe: 'the folder of the synthetic review: new, or empty' }],
  options: [
    { flags: '--codebook <path>', describe: 'the codebook to draw from' },
    { flags: '--units <n>', describe: 'number of studies (default: 100)' },
    { flags: '--seed <number>', describe: 'the seed that determines every cell (default: 1)' },
    { flags: '--missing <share>', describe: 'probability of "not reported" in a cell (default: 0.1)' },
    { flags: '--coders <n>', describe: 'number of coders’ sheets (default: 2)' },
    { flags: '--error <share>', describe: 'probability that a coder writes another category (default: 0.05)' },
    { flags: '--faults <n>', describe: 'number of planted faults in the consensus (default: 0)' },
    {
      flags: '--associate <fields>',
      describe: 'FIELD,BY: plant an association of the first categories of two fields (default: two fields are chosen)',
    },
  ],
  run: async (context, [dir], options) =>
    (await import('../simulate-folder.ts')).simulateFolder(context, String(dir), options),
});
