import { command, textOption } from '../command.ts';

export const exportCommand = command({
  name: 'export',
  describe:
    'write a deposit for a repository: data, Data Package, RO-Crate, dictionary, results, exhibits, report page, PRISMA-ScR items, citation file',
  arguments: [{ name: '<folder>', describe: 'a new or empty folder' }],
  options: [
    {
      flags: '--package <kind>',
      describe:
        'evidence: also the place and words behind each code, flags, agreement, limits, checksums, and a summary page (DOCX, PDF)',
    },
  ],
  async run({ effects, review, json, strict }, [folder], options) {
    const { deposit, packageKind } = await import('../../pipeline/release/deposit.ts');
    const { failed } = await import('../print-findings.ts');
    const { findingLine } = await import('../finding-line.ts');
    const { reportPages } = await import('../../web/report/report-pages.ts');
    const { written, findings } = await deposit(
      effects,
      review,
      String(folder),
      reportPages,
      packageKind(textOption(options, 'package')),
    );
    if (json) effects.out(`${JSON.stringify({ written, findings }, null, 2)}\n`);
    else
      effects.out(
        `${written.map(path => `wrote ${String(folder)}/${path}\n`).join('')}${findings.map(entry => `${findingLine(entry, effects.colour)}\n`).join('')}`,
      );
    return failed(findings, [], strict);
  },
});
