import { command, textOption } from '../command.ts';

export const validateCommand = command({
  name: 'validate',
  describe: "check every cell of the review's sheets (or of one FILE) against the codebook",
  arguments: [{ name: '[file]', describe: 'a spreadsheet to check by the codebook of the studies' }],
  options: [
    { flags: '--max <n>', describe: 'print at most so many findings (all are counted)' },
    { flags: '--codebook <path>', describe: 'check FILE by this codebook, without a review' },
    { flags: '--sheet <name>', describe: 'the sheet of a workbook' },
  ],
  async run({ effects, review, json, strict }, [file], options) {
    const { validateFiles } = await import('../../pipeline/check.ts');
    const { findings, summary } = await validateFiles(effects, review, typeof file === 'string' ? file : null, {
      codebook: textOption(options, 'codebook'),
      sheet: textOption(options, 'sheet'),
    });
    const { findingCounts, findingLine } = await import('../print.ts');
    if (json) effects.out(`${JSON.stringify({ summary, findings }, null, 2)}\n`);
    else {
      const max = Number(textOption(options, 'max') ?? '50');
      for (const finding of findings.slice(0, max)) effects.out(`${findingLine(finding, effects.colour)}\n`);
      if (findings.length > max)
        effects.out(`… ${findings.length - max} more; --max ${findings.length} prints them all\n`);
      effects.out(
        `${findings.length > 0 ? `\n${findingCounts(findings)}\n` : ''}${summary.rows} rows, ${summary.cells} cells: ${summary.errors} errors, ${summary.warnings} warnings\n`,
      );
    }
    return summary.errors > 0 || (strict && summary.warnings > 0) ? 1 : 0;
  },
});
