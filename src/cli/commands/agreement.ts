import { command, listOption, textOption } from '../command.ts';

export const agreementCommand = command({
  name: 'agreement',
  describe: 'agreement between coders, their disagreements, and what those do to the results',
  arguments: [{ name: '[field...]', describe: 'fields; all fields with codes or numbers where left out' }],
  options: [
    { flags: '--stage <name>', describe: 'only this stage of `codings`' },
    { flags: '--where <expression>', describe: 'only units for which this is true of the consensus' },
    { flags: '--disagreements [file]', describe: 'list them, or write a sheet for the adjudicator (out.xlsx)' },
    { flags: '--consequences', describe: 'which shares of the consensus the disagreements could move' },
    { flags: '--benchmarks <scale>', describe: 'words beside coefficients: landis-koch or altman' },
    { flags: '--level <level>', describe: 'confidence level, 0.95 where left out' },
    { flags: '--categories <which>', describe: 'for AC1 and Brennan-Prediger: observed (default) or codebook' },
    { flags: '--bootstrap <n>', describe: 'an interval of alpha from so many bootstrap replicates' },
    { flags: '--seed <n>', describe: 'of the bootstrap, 1 where left out' },
    { flags: '--format <name>', describe: 'text (default) or csv (result rows)' },
    { flags: '--coders <files...>', describe: "coders' sheets instead of the review's, as path or NAME=path" },
    { flags: '--key <column>', describe: 'the column that joins the sheets' },
    { flags: '--codebook <path>', describe: 'the codebook of these sheets' },
    { flags: '--sheet <name>', describe: 'the sheet of a workbook' },
    { flags: '--coder-column <column>', describe: 'one sheet, a row a unit and coder; this column names the coder' },
    { flags: '--affix <pattern>', describe: 'one sheet, paired columns, e.g. "{field}_{coder}"' },
    { flags: '--votes <column>', describe: 'one sheet, several votes in one cell of this column' },
    { flags: '--delimiter <text>', describe: 'between votes, ";" where left out' },
    { flags: '--take <n>', describe: 'so many votes of a cell, 2 where left out' },
    { flags: '--coder-names <names>', describe: 'only these coders, with commas', many: true },
    { flags: '--consensus <name>', describe: 'what marks the rows or columns with the consensus' },
    { flags: '--missing <token>', describe: 'a token for a missing value, e.g. NA=not_coded', many: true },
  ],
  async run({ effects, review, json, strict }, [given], options) {
    const { agreementReport } = await import('../../pipeline/sheets/agreement.ts');
    const fields = Array.isArray(given) ? given : [];
    const files = Array.isArray(options.coders) ? options.coders.map(String) : [];
    const typed =
      files.length === 0
        ? null
        : {
            files,
            key: textOption(options, 'key'),
            codebook: textOption(options, 'codebook'),
            sheet: textOption(options, 'sheet'),
            column: textOption(options, 'coderColumn'),
            affix: textOption(options, 'affix'),
            votes: textOption(options, 'votes'),
            delimiter: textOption(options, 'delimiter'),
            take: textOption(options, 'take'),
            consensus: textOption(options, 'consensus'),
            names: listOption(options, 'coderNames'),
            missing: listOption(options, 'missing'),
            fields,
          };
    const report = await agreementReport(effects, review, typed, {
      fields,
      where: textOption(options, 'where'),
      stage: textOption(options, 'stage'),
      level: textOption(options, 'level'),
      categories: textOption(options, 'categories'),
      bootstrap: textOption(options, 'bootstrap'),
      seed: textOption(options, 'seed'),
      benchmarks: textOption(options, 'benchmarks'),
    });
    const { printAgreement } = await import('../print-agreement.ts');
    await printAgreement(effects, report, {
      format: json ? 'json' : (textOption(options, 'format') ?? 'text'),
      full: fields.length > 0,
      disagreements: options.disagreements === true,
      consequences: options.consequences === true,
    });
    const sheet = textOption(options, 'disagreements');
    if (sheet !== null) {
      const { writeAdjudicationSheet } = await import('../../pipeline/sheets/adjudication.ts');
      await writeAdjudicationSheet(effects, review, report, sheet);
      effects.err(
        `${sheet}: ${report.disagreements.length} disagreements; fill the column "consensus", then: scopebook reconcile ${sheet}\n`,
      );
    }
    const bad = report.findings.some(entry => entry.severity === 'error' || (strict && entry.severity === 'warning'));
    return bad ? 1 : 0;
  },
});
