import { command, textOption } from '../command.ts';

export const initCommand = command({
  name: 'init',
  describe: 'start a review; --from infers the codebook from a spreadsheet that you have',
  arguments: [{ name: '[dir]', describe: 'the folder of the review; the present one where left out' }],
  options: [
    {
      flags: '--from <file>',
      describe: 'a CSV, TSV or XLSX with the coded studies; run again with a newer export, your edits stay',
    },
    {
      flags: '--dictionary <file>',
      describe: 'what the variables mean: a REDCap dictionary, a codebook sheet, a Table Schema or Data Package',
    },
    { flags: '--sheet <name>', describe: 'the sheet of a workbook' },
    { flags: '--yes', describe: 'take every proposal as confirmed; nothing is asked' },
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
    const { initJson, initText } = await import('../print-init.ts');
    effects.out(json ? `${JSON.stringify(initJson(done), null, 2)}\n` : initText(done));
    return 0;
  },
});
