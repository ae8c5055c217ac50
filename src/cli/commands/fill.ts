import { command, textOption } from '../command.ts';

export const fillCommand = command({
  name: 'fill',
  describe: 'fill the placeholders of a manuscript, such as {{ method = prompting }}, with numbers of the review',
  arguments: [{ name: '<manuscript>', describe: 'a Markdown, LaTeX, HTML or Word file' }],
  options: [{ flags: '--out <file>', describe: 'the output file; default: in out/ of the review' }],
  async run({ effects, review, json }, [manuscript], options) {
    const { openReview } = await import('../../read/session.ts');
    const { fillManuscript, fillTarget, numbersOf } = await import('../../pipeline/manuscript/fill.ts');
    const file = String(manuscript);
    const open = await openReview(effects, review);
    const target = fillTarget(effects, open, file, textOption(options, 'out'));
    const { data, filled, notes } = await fillManuscript(effects, open, file);
    const ledger = `${target}.numbers.json`;
    const { writeFiles } = await import('../../write/outputs.ts');
    await writeFiles(effects, { review: open.review, inputs: [file] }, [
      { path: target, data },
      { path: ledger, data: numbersOf(open, file, filled, notes) },
    ]);
    if (json) effects.out(`${JSON.stringify({ written: [target, ledger], numbers: filled.length, notes }, null, 2)}\n`);
    else {
      for (const note of notes) effects.err(`note: ${note}\n`);
      effects.out(
        `${filled.length} ${filled.length === 1 ? 'placeholder' : 'placeholders'} filled\nwrote ${target}\nwrote ${ledger}\n`,
      );
    }
    return 0;
  },
});
