import { command, commandGroup, textOption } from '../command.ts';
import { CONFIDENCE, scanOptions } from '../scan-options.ts';

const check = command({
  name: 'check',
  describe: 'give a verdict on every reported number in the claims files of review.yaml, or in the given files',
  arguments: [{ name: '[file...]', describe: 'claims files (YAML), or Markdown files with marks' }],
  options: [
    { flags: '--against <file>', describe: 'an earlier version of the data: numbers that were true in it are stale' },
    { flags: '--format <name>', describe: 'text (default), md, html or json' },
    { flags: '--out <file>', describe: 'write the report to a file instead of the screen' },
  ],
  async run({ effects, review, json, strict }, [files], options) {
    const { checkReviewClaims } = await import('../../pipeline/manuscript/claims.ts');
    const { claimsReport } = await import('../../claims/report.ts');
    const format = json ? 'json' : (textOption(options, 'format') ?? 'text');
    const out = textOption(options, 'out');
    const found = await checkReviewClaims(
      effects,
      review,
      Array.isArray(files) ? files : [],
      textOption(options, 'against'),
    );
    for (const note of found.notes ?? []) effects.err(`note: ${note}\n`);
    const report = claimsReport(format, found);
    if (out === null) effects.out(report);
    else {
      const { writeReport } = await import('../../write/write-report.ts');
      await writeReport(effects, review, { out, data: report, inputs: Array.isArray(files) ? files : [] });
      effects.err(`wrote ${out}\n`);
    }
    return found.unexpected.length > 0 || (strict && found.warned.length > 0) ? 1 : 0;
  },
});

const compare = command({
  name: 'compare',
  describe: 'compare the claims of two versions of a publication, with the smallest recoding that explains the changes',
  arguments: [
    { name: '<old>', describe: 'the claims file of the earlier version' },
    { name: '<new>', describe: 'the claims file of the later version' },
  ],
  async run({ effects, json }, [older, newer]) {
    const { compareVersions } = await import('../../pipeline/manuscript/claims.ts');
    const found = await compareVersions(effects, String(older), String(newer));
    const { comparisonText } = await import('../../claims/comparison-text.ts');
    effects.out(json ? `${JSON.stringify(found, null, 2)}\n` : comparisonText(found));
    return 0;
  },
});

const scan = command({
  name: 'scan',
  describe:
    'find the reported numbers of a manuscript (Markdown, LaTeX, text, HTML, DOCX, PDF) and draft a claims file',
  arguments: [{ name: '<file>', describe: 'the manuscript (never changed)' }],
  options: [
    { flags: '--out <file>', describe: 'write the drafted claims to this file (YAML)' },
    {
      flags: '--certainty <number>',
      describe: 'bind a number to a field only at this probability or above (0 to 1; default 0.6)',
    },
    CONFIDENCE,
    { flags: '--changes <which>', describe: 'tracked changes of a DOCX: accepted (default) or original' },
  ],
  async run({ effects, review, json }, [file], options) {
    const { CERTAINTY, scanManuscript } = await import('../../pipeline/manuscript/scan-manuscript.ts');
    const { certainty, changes } = scanOptions(effects, options, CERTAINTY);
    const out = textOption(options, 'out');
    const found = await scanManuscript(effects, review, String(file), { changes, certainty });
    if (out !== null && found.scan.claims.length > 0) {
      const { writeReport } = await import('../../write/write-report.ts');
      await writeReport(effects, review, { out, data: found.draft, inputs: [String(file)] });
      effects.err(`wrote ${out}\n`);
    }
    const { scanJson, scanText } = await import('../scan-text.ts');
    effects.out(json ? `${JSON.stringify(scanJson(found), null, 2)}\n` : scanText(found));
    return found.problems.length > 0 ? 1 : 0;
  },
});

export const claimsCommand = commandGroup({
  name: 'claims',
  describe: 'check the numbers that a manuscript or publication reports',
  commands: [check, compare, scan],
});
