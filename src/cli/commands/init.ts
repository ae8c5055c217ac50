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
    { flags: '--yes', describe: 'confirm every proposal without prompting' },
  ],
  async run({ effects, json }, [dir], options) {
    const { initReview } = await import('../../pipeline/sheets/init.ts');
    const isTerminal = !json && process.stdin.isTTY === true && effects.terminalWidth !== null;
    const doubts = options.yes !== true && isTerminal ? (await import('../ask-doubts.ts')).askDoubts(effects) : null;
    const settle = options.yes === true ? 'defaults' : doubts === null ? 'guess' : { ask: doubts.ask };
    const done = await initReview(effects, typeof dir === 'string' ? dir : null, {
      from: textOption(options, 'from'),
      dictionary: textOption(options, 'dictionary'),
      sheet: textOption(options, 'sheet'),
      settle,
    }).finally(() => doubts?.close());
    const { initJson, initText } = await import('../init-text.ts');
    effects.out(json ? `${JSON.stringify(initJson(done), null, 2)}\n` : initText(done));
    return 0;
  },
});
