import { pageAssets } from '../../node/page-assets.ts';
import type { PageMaker } from '../../pipeline/release/pages.ts';

/** The pages that a build writes. */
export const reportPages: PageMaker = async material => {
  const { renderReport } = await import('./render-report.tsx');
  return renderReport(material, pageAssets('report'));
};
