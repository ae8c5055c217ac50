import { usageFault } from '../../base/fault.ts';
import { command, textOption } from '../command.ts';

export const reshapeCommand = command({
  name: 'reshape',
  describe: 'write the studies (or FILE) in another layout without loss: condensed, long, wide or redcap',
  arguments: [{ name: '[file]', describe: "a sheet in any of the layouts; default: the review's studies" }],
  options: [
    { flags: '--to <layout>', describe: 'condensed, long, wide or redcap' },
    {
      flags: '--out <file>',
      describe: 'the CSV to write, together with its codebook; default: standard output',
    },
    { flags: '--codebook <path>', describe: 'the codebook of FILE, if it differs from that of the studies' },
    { flags: '--resource <name>', describe: 'a resource other than the studies' },
  ],
  async run({ effects, review, json }, [file], options) {
    const to = textOption(options, 'to');
    if (to === null) throw usageFault('layout', 'reshape needs a layout', 'write --to condensed, long, wide or redcap');
    const { reshape } = await import('../../pipeline/sheets/reshape.ts');
    const done = await reshape(effects, review, {
      to,
      out: textOption(options, 'out'),
      file: typeof file === 'string' ? file : null,
      codebook: textOption(options, 'codebook'),
      resource: textOption(options, 'resource'),
    });
    if (json) effects.out(`${JSON.stringify(done, null, 2)}\n`);
    else if (done.csv !== null) effects.out(done.csv);
    else effects.out(`${done.rows} rows, ${done.columns} columns. Written: ${done.written.join(', ')}\n`);
    if (!json && done.unsaid.length > 0) effects.err(done.unsaid.map(text => `${text}\n`).join(''));
    return 0;
  },
});
