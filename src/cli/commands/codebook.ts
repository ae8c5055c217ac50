import { usageFault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';
import { type CommandContext, command, type OptionValues, textOption } from '../command.ts';

export const codebookCommand = command({
  name: 'codebook',
  describe: 'print the codebook, or write it in another format',
  options: [
    {
      flags: '--format <name>',
      describe:
        'md (default), html, docx, csv, xlsx, json (Table Schema), package (Data Package), redcap, xlsform (KoboToolbox, ODK) or yaml',
    },
    { flags: '--out <file>', describe: 'write to this file; the extension selects the format' },
    { flags: '--resource <name>', describe: 'the codebook of a resource other than the studies' },
    { flags: '--template <file>', describe: 'write a charting form (XLSX): drop-downs, notes, one row per study' },
    { flags: '--studies', describe: "with --template: fill in the key and citation of the review's studies" },
  ],
  async run({ effects, review, json }, _args, options) {
    const template = textOption(options, 'template');
    if (template !== null) return runTemplate({ effects, review, json }, template, options);
    const { writeCodebook } = await import('../../pipeline/sheets/codebook.ts');
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
      effects.err(`Not stored by the format ${done.format.name}:\n${done.unsaid.map(text => `  ${text}\n`).join('')}`);
    return 0;
  },
});

async function runTemplate(
  { effects, review, json }: Pick<CommandContext, 'effects' | 'review' | 'json'>,
  file: string,
  options: OptionValues,
): Promise<number> {
  for (const other of ['format', 'out'])
    if (textOption(options, other) !== null)
      throw usageFault('template', `--template and --${other} write two different files`, 'run the command twice');
  const { writeTemplate } = await import('../../pipeline/sheets/template.ts');
  const done = await writeTemplate(effects, review, {
    file,
    resource: textOption(options, 'resource'),
    studies: options.studies === true,
  });
  if (json) effects.out(`${JSON.stringify(done, null, 2)}\n`);
  else
    effects.out(
      `Written: ${done.written} (${counted(done.fields, 'field')} in ${counted(done.columns, 'column')}, ${done.rows === 0 ? 'no study filled in' : `${counted(done.rows, 'row')} with key and citation`})\n`,
    );
  if (!json && done.unsaid.length > 0)
    effects.err(`Not checked by the form:\n${done.unsaid.map(text => `  ${text}\n`).join('')}`);
  return 0;
}
