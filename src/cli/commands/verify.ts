import { command, textOption } from '../command.ts';

export const verifyCommand = command({
  name: 'verify',
  describe:
    'check that every file in out/ (or in a published copy) matches the current data, codebook and declarations',
  arguments: [{ name: '[folder]', describe: "a copy of out/; default: the review's own" }],
  options: [{ flags: '--against <state>', describe: 'the same value as for build' }],
  async run({ effects, review, json }, [folder], options) {
    const { verify } = await import('../../pipeline/release/verify.ts');
    const { reportPages } = await import('../../web/report/report-pages.ts');
    const { isFailure, verifiedText } = await import('../verified-text.ts');
    const { files } = await verify(effects, review, typeof folder === 'string' ? folder : null, {
      against: textOption(options, 'against'),
      pages: reportPages,
    });
    effects.out(json ? `${JSON.stringify({ files }, null, 2)}\n` : verifiedText(files));
    return files.some(isFailure) ? 1 : 0;
  },
});
