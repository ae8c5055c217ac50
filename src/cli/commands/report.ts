import { Fault } from '../../base/fault.ts';
import { command, textOption } from '../command.ts';

export const reportCommand = command({
  name: 'report',
  describe:
    'write only out/report.html: an offline page with filters that recount every number, and the studies behind each number',
  options: [{ flags: '--against <state>', describe: 'also show what changed since an earlier state' }],
  async run({ effects, review, json }, _, options) {
    const { prepare } = await import('../../pipeline/release/build.ts');
    const { writeOutputs } = await import('../../write/outputs.ts');
    const { reportPages } = await import('../../web/report/report-pages.ts');
    const { REPORT_PATH } = await import('../../web/report/report-path.ts');
    const { printFaults } = await import('../print-findings.ts');
    const { open, outputs, faults } = await prepare(effects, review, {
      against: textOption(options, 'against'),
      pages: reportPages,
    });
    const { duplicate } = open.material;
    if (typeof duplicate === 'string')
      throw new Fault(
        'duplicate-key',
        `nothing is counted, since a key is duplicated: ${duplicate}`,
        'give each row a key of its own, or remove one row',
      );
    const pages = outputs.filter(output => output.path === REPORT_PATH);
    const written = await writeOutputs(effects, { review: open.review }, pages);
    printFaults(effects, faults);
    effects.out(json ? `${JSON.stringify({ written }, null, 2)}\n` : written.map(path => `wrote ${path}\n`).join(''));
    return faults.length > 0 ? 3 : 0;
  },
});
