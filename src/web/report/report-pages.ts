import { pageAssets } from '../../node/page-assets.ts';
import type { PageMaker } from '../../pipeline/release/pages.ts';

/** The pages that a build writes. */
export const reportPages: PageMaker = async material => {
  // a page of numbers that nobody may count would be worse than none; the exhibits' faults say why
  if (typeof material.open.material.duplicate === 'string') return [];
  const { renderReport } = await import('./render-report.tsx');
  return renderReport(material, pageAssets('report'));
};
