import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import { command, textOption } from '../command.ts';

export const initCommand = command({
  name: 'init',
  describe: 'start a review; with --from, infer the codebook from an existing spreadsheet',
  arguments: [{ name: '[dir]', describe: 'the folder of the review; default: the current folder' }],
  options: [
    {
      flags: '--from <file>',
      describe: 'a CSV, TSV or XLSX with the coded studies; rerun with a newer export to update (your edits are kept)',
    },
    {
      flags: '--dictionary <file>',
      describe: 'the data dictionary: a REDCap dictionary, a codebook sheet, a Table Schema or Data Package',
    },
    { flags: '--sheet <name>', describe: 'the sheet of a workbook' },
    {
      flags: '--coders <files...>',
      describe: "other coders' files with the same columns and studies as the file of --from",
    },
    {
      flags: '--template <name>',
      describe: 'start with a shipped codebook instead of a spreadsheet; --list-templates names them',
    },
    { flags: '--list-templates', describe: 'list the shipped codebooks' },
    { flags: '--yes', describe: 'confirm every proposal without prompting' },
  ],
  async run({ effects, json }, [dir], options) {
    if (options.listTemplates === true) {
      const { TEMPLATES } = await import('../../model/templates.ts');
      const width = Math.max(...TEMPLATES.names.map(name => name.length));
      effects.out(
        json
          ? `${JSON.stringify({ templates: TEMPLATES.all.map(({ name, describe }) => ({ name, describe })) }, null, 2)}\n`
          : TEMPLATES.all.map(({ name, describe }) => `${name.padEnd(width)}  ${describe}\n`).join(''),
      );
      return 0;
    }
    if (typeof dir === 'string' && (await isFile(effects, dir)))
      throw usageFault(
        'dir',
        `${dir} is a file, and a review starts in a folder`,
        `to read it as the coded sheet: scopebook init --from "${dir}"`,
      );
    const template = textOption(options, 'template');
    if (template !== null) {
      for (const other of ['from', 'dictionary', 'sheet'] as const)
        if (textOption(options, other) !== null)
          throw usageFault(
            other,
            `--template starts a review without data, so --${other} has no effect`,
            `leave out --${other} or --template`,
          );
      const { initFromTemplate } = await import('../../pipeline/sheets/init-from-template.ts');
      const begun = await initFromTemplate(effects, typeof dir === 'string' ? dir : null, template);
      const { begunText } = await import('../init-text.ts');
      effects.out(json ? `${JSON.stringify(begun, null, 2)}\n` : begunText(begun));
      return 0;
    }
    const { initReview } = await import('../../pipeline/sheets/init.ts');
    const isTerminal = !json && process.stdin.isTTY === true && effects.terminalWidth !== null;
    const doubts = options.yes !== true && isTerminal ? (await import('../ask-doubts.ts')).askDoubts(effects) : null;
    const settle = options.yes === true ? 'defaults' : doubts === null ? 'guess' : { ask: doubts.ask };
    const done = await initReview(effects, typeof dir === 'string' ? dir : null, {
      from: textOption(options, 'from'),
      dictionary: textOption(options, 'dictionary'),
      sheet: textOption(options, 'sheet'),
      coders: Array.isArray(options.coders) ? options.coders.map(String) : [],
      settle,
    }).finally(() => doubts?.close());
    const { initJson, initText } = await import('../init-text.ts');
    effects.out(json ? `${JSON.stringify(initJson(done), null, 2)}\n` : initText(done));
    return 0;
  },
});

/** A folder is a fault of its own, and none here. */
const isFile = (effects: Effects, path: string): Promise<boolean> =>
  effects.source(path).then(
    source => source !== null,
    () => false,
  );
