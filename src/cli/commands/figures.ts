import { usageFault } from '../../base/fault.ts';
import { command, listOption, type OptionValues, textOption } from '../command.ts';

export const figuresCommand = command({
  name: 'figures',
  describe: 'render the figures declared in figures/ (all, or the named ones)',
  arguments: [{ name: '[name...]', describe: 'names of declarations without .yaml' }],
  options: [
    { flags: '--format <names>', describe: 'formats, instead of the declared ones', many: true },
    { flags: '--journal <name>', describe: "follow a journal's guidelines: nature, plos, bmc, elsevier, jamia" },
    { flags: '--width <mm>', describe: 'the width, e.g. 85mm' },
    { flags: '--dpi <number>', describe: 'the resolution of PNG and TIFF' },
    { flags: '--font-size <pt>', describe: 'the font size of labels' },
    {
      flags: '--preview',
      describe: 'also write out/figures-preview.html: all figures on one page, with their findings',
    },
  ],
  async run({ effects, review, json, strict }, [names], options) {
    const { openReview } = await import('../../read/session.ts');
    const { renderExhibits } = await import('../../pipeline/exhibits/render.ts');
    const { writeOutputs } = await import('../../write/outputs.ts');
    const { failed, printFaults } = await import('../print-findings.ts');
    const { findingLine } = await import('../finding-line.ts');
    const open = await openReview(effects, review);
    const { outputs, findings, faults, shown } = await renderExhibits(
      effects,
      open,
      'figure',
      Array.isArray(names) ? names : [],
      overrides(options),
    );
    const page =
      options.preview === true
        ? [(await import('../../pipeline/exhibits/contact-sheet.ts')).contactSheet(shown, findings)]
        : [];
    const written = await writeOutputs(effects, { review: open.review }, [...outputs, ...page]);
    printFaults(effects, faults);
    if (json) effects.out(`${JSON.stringify({ written, findings }, null, 2)}\n`);
    else {
      effects.out(findings.map(finding => `${findingLine(finding, effects.colour)}\n`).join(''));
      effects.out(written.map(path => `wrote ${path}\n`).join(''));
    }
    return failed(findings, faults, strict);
  },
});

function overrides(options: OptionValues) {
  const formats = listOption(options, 'format');
  const journal = textOption(options, 'journal');
  const width = size(options, 'width', '--width 85mm');
  const dpi = size(options, 'dpi', '--dpi 600');
  const fontSize = size(options, 'fontSize', '--font-size 8');
  return {
    ...(formats.length > 0 ? { formats } : {}),
    ...(journal === null ? {} : { journal }),
    ...(width === null ? {} : { width }),
    ...(dpi === null ? {} : { dpi }),
    ...(fontSize === null ? {} : { fontSize }),
  };
}

/** A number with or without its unit, or null. */
function size(options: OptionValues, name: string, example: string): number | null {
  const given = textOption(options, name);
  if (given === null) return null;
  const number = /^(\d+(?:\.\d+)?)\s*(?:mm|pt|dpi)?$/.exec(given)?.[1];
  if (number === undefined) throw usageFault('size', `"${given}" is not a size`, `write e.g. ${example}`);
  return Number(number);
}
