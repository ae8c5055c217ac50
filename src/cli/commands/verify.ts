import { command, textOption } from '../command.ts';

export const verifyCommand = command({
  name: 'verify',
  describe:
    'whether every file in out/ (or in a published copy) is what the present data, codebook and declarations give',
  arguments: [{ name: '[folder]', describe: "a copy of out/; the review's own where left out" }],
  options: [{ flags: '--against <state>', describe: 'as it was given to build' }],
  async run({ effects, review, json }, [folder], options) {
    const { verify } = await import('../../pipeline/release/verify.ts');
    const { reportPages } = await import('../../web/report/report-pages.ts');
    const { isFailure, verifiedText } = await import('../print-verified.ts');
    const { files } = await verify(effects, review, typeof folder === 'string' ? folder : null, {
      against: textOption(options, 'against'),
      pages: reportPages,
    });
    effects.out(json ? `${JSON.stringify({ files }, null, 2)}\n` : verifiedText(files));
    return files.some(isFailure) ? 1 : 0;
  },
});
