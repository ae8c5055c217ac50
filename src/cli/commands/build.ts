import { command, textOption } from '../command.ts';

export const buildCommand = command({
  name: 'build',
  describe:
    'run everything: validate, compute results, check claims, render every exhibit, write out/report.html, out/manifest.json and out/index.html, which lists all files',
  options: [
    { flags: '--against <state>', describe: 'also report what changed since a sheet, a folder or a git revision' },
    { flags: '--frozen', describe: 'write nothing; fail if any file in out/ is out of date' },
  ],
  async run({ effects, review, json, strict }, _, options) {
    if (options['frozen'] === true)
      return (await import('../frozen.ts')).frozenBuild(
        { effects, review, json, strict },
        textOption(options, 'against'),
      );
    const { build } = await import('../../pipeline/release/build.ts');
    const { reportPages } = await import('../../web/report/report-pages.ts');
    const { claimsFailed, failed, printClaims, printFaults, printFindings } = await import('../print-findings.ts');
    const { open, findings, claims, written, faults } = await build(effects, review, {
      against: textOption(options, 'against'),
      pages: reportPages,
    });
    printFaults(effects, faults);
    if (json) effects.out(`${JSON.stringify({ findings, claims: claims?.claims ?? [], written }, null, 2)}\n`);
    else {
      printFindings(effects, findings);
      if (claims !== null) printClaims(effects, claims);
      effects.out(
        `${open.studies.coded.units} ${open.words.units} in ${open.studies.coded.table.file}\n${written.map(path => `wrote ${path}\n`).join('')}`,
      );
    }
    return failed(findings, faults, strict) || (claims !== null && claimsFailed(claims, strict) ? 1 : 0);
  },
});
