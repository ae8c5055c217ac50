import { counted } from '../../base/plural.ts';
import { command, textOption } from '../command.ts';

export const reconcileCommand = command({
  name: 'reconcile',
  describe: 'read an adjudicated sheet of disagreements, and write the consensus with a log',
  arguments: [{ name: '<file>', describe: 'the sheet that `agreement --disagreements FILE.xlsx` wrote' }],
  options: [
    { flags: '--out <path>', describe: 'the file for the consensus; default: out/consensus.csv' },
    { flags: '--into-studies', describe: 'write a copy of the studies sheet with the decisions in it' },
    { flags: '--leave-open', describe: 'leave rows without a consensus unchanged' },
  ],
  async run({ effects, review, json }, [file], options) {
    const { reconcile } = await import('../../pipeline/sheets/reconcile.ts');
    const { findingLine } = await import('../finding-line.ts');
    const { decisions, findings, written } = await reconcile(effects, review, String(file), {
      out: textOption(options, 'out'),
      intoStudies: options.intoStudies === true,
      leaveOpen: options.leaveOpen === true,
    });
    if (json) effects.out(`${JSON.stringify({ decisions, written, findings }, null, 2)}\n`);
    else if (findings.length > 0)
      effects.out(
        `${findings.map(entry => `${findingLine(entry, effects.colour)}\n`).join('')}the sheet was refused and nothing was written: ${findings.length} ${findings.length === 1 ? 'problem' : 'problems'}\n`,
      );
    else
      effects.out(
        `${decisions.length === 0 ? 'no row is decided, so nothing was written' : counted(decisions.length, 'decision')}\n${written.map(path => `${path}\n`).join('')}`,
      );
    return findings.length > 0 ? 1 : 0;
  },
});
