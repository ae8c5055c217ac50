import { command, textOption } from '../command.ts';

export const codebookCommand = command({
  name: 'codebook',
  describe: 'print the codebook, or write it in another form',
  options: [
    {
      flags: '--format <name>',
      describe: 'md (default), html, docx, csv, xlsx, json (Table Schema), package (Data Package), redcap or yaml',
    },
    { flags: '--out <file>', describe: 'write it there; the form follows its ending' },
    { flags: '--resource <name>', describe: 'the codebook of another resource than the studies' },
  ],
  async run({ effects, review, json }, _args, options) {
    const { writeCodebook } = await import('../../pipeline/codebook.ts');
    const out = textOption(options, 'out');
    const given = textOption(options, 'format');
    const done = await writeCodebook(effects, review, {
      format: given ?? (json && out === null ? 'json' : null),
      out,
      resource: textOption(options, 'resource'),
    });
    if (done.written === null) effects.out(typeof done.data === 'string' ? done.data : '');
    else if (json)
      effects.out(
        `${JSON.stringify({ written: done.written, format: done.format.name, unsaid: done.unsaid }, null, 2)}\n`,
      );
    else effects.out(`Written: ${done.written}\n`);
    if (done.unsaid.length > 0 && !(json && done.written !== null))
      effects.err(`What ${done.format.name} has no place for:\n${done.unsaid.map(text => `  ${text}\n`).join('')}`);
    return 0;
  },
});
