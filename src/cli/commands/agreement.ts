import { command, listOption, textOption } from '../command.ts';
import { formerLevel, LEVEL } from '../former-level.ts';

export const agreementCommand = command({
  name: 'agreement',
  describe: 'measure agreement between coders, list disagreements, and show their effect on the results',
  arguments: [{ name: '[field...]', describe: 'fields; default: all fields with codes or numbers' }],
  options: [
    { flags: '--stage <name>', describe: 'only this stage of `codings`' },
    { flags: '--where <expression>', describe: 'only units whose consensus codes satisfy this expression' },
    { flags: '--of <resource>', describe: 'the coding of this resource of the review (default: the studies)' },
    {
      flags: '--disagreements [file]',
      describe: 'list the disagreements, or write a sheet for the adjudicator (FILE.xlsx)',
    },
    { flags: '--consequences', describe: 'show which consensus shares the disagreements could change' },
    { flags: '--benchmarks <scale>', describe: 'print a verbal label beside coefficients: landis-koch or altman' },
    { flags: '--confidence <level>', describe: 'confidence level; default 0.95' },
    LEVEL,
    { flags: '--categories <which>', describe: 'for AC1 and Brennan-Prediger: observed (default) or codebook' },
    { flags: '--bootstrap <n>', describe: 'bootstrap the interval of alpha with this many replicates' },
    { flags: '--seed <n>', describe: 'the seed of the bootstrap; default 1' },
    { flags: '--format <name>', describe: 'text (default) or csv (result rows)' },
    { flags: '--coders <files...>', describe: "coders' sheets instead of the review's, as path or NAME=path" },
    { flags: '--key <column>', describe: 'the column that joins the sheets' },
    { flags: '--codebook <path>', describe: 'the codebook of these sheets' },
    { flags: '--sheet <name>', describe: 'the sheet of a workbook' },
    {
      flags: '--coder-column <column>',
      describe: 'one sheet with one row per unit and coder; this column names the coder',
    },
    { flags: '--affix <pattern>', describe: 'one sheet with paired columns, e.g. "{field}_{coder}"' },
    { flags: '--votes <column>', describe: 'one sheet with several votes in each cell of this column' },
    { flags: '--delimiter <text>', describe: 'the separator of votes; default ";"' },
    { flags: '--take <n>', describe: 'the number of votes to use from each cell; default 2' },
    { flags: '--coder-names <names>', describe: 'only these coders, comma-separated', many: true },
    { flags: '--consensus <name>', describe: 'the name that marks the consensus rows or columns' },
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
      of: textOption(options, 'of'),
      stage: textOption(options, 'stage'),
      level: textOption(options, 'confidence') ?? formerLevel(effects, options),
      categories: textOption(options, 'categories'),
      bootstrap: textOption(options, 'bootstrap'),
      seed: textOption(options, 'seed'),
      benchmarks: textOption(options, 'benchmarks'),
      listed: json || options.disagreements !== undefined,
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
