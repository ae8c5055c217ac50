import { usageFault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { AnnotationWritten } from '../../pipeline/sheets/annotate.ts';
import { type CommandContext, command, listOption, type OptionValues, textOption } from '../command.ts';

export const validateCommand = command({
  name: 'validate',
  describe: "check every cell of the review's sheets (or of one FILE) against the codebook",
  arguments: [{ name: '[file]', describe: 'a spreadsheet to check against the codebook of the studies' }],
  options: [
    {
      flags: '--max <n>',
      describe: 'print this many findings individually; by default, a repeated kind of finding is printed once',
    },
    { flags: '--codebook <path>', describe: 'check FILE against this codebook, without a review' },
    { flags: '--sheet <name>', describe: 'the sheet of a workbook' },
    {
      flags: '--annotate <out>',
      describe: 'write a workbook with a note on each cell that has a finding, and a list "To fix"',
    },
    { flags: '--fix', describe: 'list the safe repairs, cell by cell; nothing is written without --out' },
    { flags: '--only <repairs>', describe: 'with --fix: trim, missing, delimiter, alias, case; default: all' },
    { flags: '--out <file>', describe: 'with --fix: write the corrected copy to this file' },
  ],
  async run(context, [file], options) {
    const { effects, review, json, strict } = context;
    if (options.fix === true) return runFix(context, typeof file === 'string' ? file : null, options);
    for (const name of ['only', 'out'])
      if (textOption(options, name) !== null)
        throw usageFault(
          name,
          `--${name} has no effect without --fix`,
          name === 'out' ? 'write --fix --out FILE, or --annotate FILE' : 'write --fix --only trim',
        );
    const max = mostOf(options);
    const named = typeof file === 'string' ? file : null;
    const choice = { codebook: textOption(options, 'codebook'), sheet: textOption(options, 'sheet') };
    const out = textOption(options, 'annotate');
    const { summaryOf, validateFiles } = await import('../../pipeline/sheets/validate-files.ts');
    const annotated =
      out === null
        ? null
        : await (await import('../../pipeline/sheets/annotate.ts')).annotateSheet(effects, review, named, {
            ...choice,
            out,
          });
    const { findings, summary } =
      annotated === null
        ? await validateFiles(effects, review, named, choice)
        : { findings: annotated.findings, summary: summaryOf(annotated.findings, annotated) };
    const written =
      annotated === null
        ? {}
        : {
            annotated: {
              written: annotated.written,
              marked: annotated.marked,
              list: annotated.list,
              left: annotated.left,
              elsewhere: annotated.elsewhere,
            },
          };
    if (json) {
      const shown = findings.slice(0, max ?? MAX_LISTED);
      effects.out(
        `${JSON.stringify({ summary, findings: shown, ...(shown.length < findings.length ? { leftOut: findings.length - shown.length } : {}), ...written }, null, 2)}\n`,
      );
    } else {
      const { findingCounts, findingLine } = await import('../finding-line.ts');
      const { groupedFindingLines } = await import('../grouped-finding-lines.ts');
      const lines =
        max === null
          ? groupedFindingLines(gravestFirst(findings), effects.colour, MAX_PRINTED)
          : findings.slice(0, max).map(finding => findingLine(finding, effects.colour));
      for (const line of lines) effects.out(`${line}\n`);
      if (max !== null && findings.length > max)
        effects.out(`… ${findings.length - max} more; --max ${findings.length} prints them all\n`);
      effects.out(
        `${findings.length > 0 ? `\n${findingCounts(findings)}\n` : ''}${counted(summary.rows, 'row')}, ${counted(summary.cells, 'cell')}: ${counted(summary.errors, 'error')}, ${counted(summary.warnings, 'warning')}\n`,
      );
      if (annotated !== null) effects.out(annotatedText(annotated));
    }
    return summary.errors > 0 || (strict && summary.warnings > 0) ? 1 : 0;
  },
});

const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** Errors are never cut off behind notes; within a severity the order of the sheet stays. */
const gravestFirst = (findings: readonly Finding[]): Finding[] =>
  SEVERITIES.flatMap(severity => findings.filter(entry => entry.severity === severity));

async function runFix(
  { effects, review, json }: CommandContext,
  file: string | null,
  options: OptionValues,
): Promise<number> {
  if (textOption(options, 'annotate') !== null)
    throw usageFault(
      'fix',
      '--fix and --annotate write two different files',
      'correct the copy first, then annotate it',
    );
  const { fixSheet } = await import('../../pipeline/sheets/fix.ts');
  const done = await fixSheet(effects, review, file, {
    codebook: textOption(options, 'codebook'),
    sheet: textOption(options, 'sheet'),
    only: listOption(options, 'only'),
    out: textOption(options, 'out'),
  });
  if (json) effects.out(`${JSON.stringify(done, null, 2)}\n`);
  else {
    const { fixedText } = await import('../fixed-text.ts');
    effects.out(fixedText(done, mostOf(options) ?? Number.POSITIVE_INFINITY));
  }
  return 0;
}

function annotatedText({ written, marked, list, left, elsewhere }: AnnotationWritten): string {
  return [
    `Written: ${written} (${counted(marked, 'cell')} with a note; the list is the sheet "${list}")`,
    ...(left.length > 0 ? [`Without a note, because the cell has a threaded comment: ${left.join(', ')}`] : []),
    ...(elsewhere > 0
      ? [`${counted(elsewhere, 'finding')} in other sheets of the review; name a FILE to annotate another`]
      : []),
  ]
    .map(line => `${line}\n`)
    .join('');
}

/** Lines that are printed where nothing else was asked for. */
const MAX_PRINTED = 50;

/** Findings of the JSON document where nothing else was asked for. */
const MAX_LISTED = 100_000;

function mostOf(options: OptionValues): number | null {
  const given = textOption(options, 'max');
  if (given === null) return null;
  if (/^\d+$/.test(given)) return Number(given);
  throw usageFault('max', `--max "${given}" is not a number of findings`, 'write e.g. --max 100');
}
