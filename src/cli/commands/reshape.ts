import { usageFault } from '../../base/fault.ts';
import { command, textOption } from '../command.ts';

const NAMES = 'condensed, long, wide or redcap; for other programs tidy, eppi-mapper, ris or endnote';

export const reshapeCommand = command({
  name: 'reshape',
  describe:
    'write the studies (or FILE) in another layout without loss (condensed, long, wide, redcap), or for another program: tidy (Tableau, Power BI), eppi-mapper, ris, endnote',
  arguments: [{ name: '[file]', describe: "a sheet in any of the layouts; default: the review's studies" }],
  options: [
    { flags: '--to <layout>', describe: NAMES },
    {
      flags: '--out <file>',
      describe: 'the file to write, in a layout together with its codebook; default: standard output',
    },
    { flags: '--bom', describe: 'with tidy: begin the file with a byte order mark, so that Excel shows ü and é' },
    { flags: '--codebook <path>', describe: 'the codebook of FILE, if it differs from that of the studies' },
    { flags: '--resource <name>', describe: 'a resource other than the studies' },
  ],
  async run(context, [file], options) {
    const { effects, review, json } = context;
    const to = textOption(options, 'to');
    if (to === null) throw usageFault('layout', 'reshape needs a layout', `write --to ${NAMES}`);
    const { STUDY_FORMATS } = await import('../../export/studies/formats/index.ts');
    if (STUDY_FORMATS.get(to) !== undefined)
      return (await import('../reshape-studies.ts')).reshapeStudies(context, to, file, options);
    if (options.bom === true)
      throw usageFault('bom', `${to} is read back, and has no byte order mark`, 'use --bom with --to tidy');
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
