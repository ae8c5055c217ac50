import type { CommandContext } from './command.ts';
import { isFailure, verifiedText } from './verified-text.ts';

/** `build --frozen`: writes nothing and fails where out/ is not what the review gives now. */
export async function frozenBuild({ effects, review, json }: CommandContext, against: string | null): Promise<number> {
  const { verify } = await import('../pipeline/release/verify.ts');
  const { reportPages } = await import('../web/report/report-pages.ts');
  const { files } = await verify(effects, review, null, { against, pages: reportPages });
  if (json) effects.out(`${JSON.stringify({ files }, null, 2)}\n`);
  else effects.out(verifiedText(files));
  return files.some(isFailure) ? 1 : 0;
}
