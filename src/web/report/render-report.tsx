import { createHash } from 'node:crypto';
import { render } from 'preact-render-to-string';
import { fixTextWidths } from '../../export/figure/fix-text-widths.ts';
import type { Shown } from '../../pipeline/exhibits/shown.ts';
import type { ForPages } from '../../pipeline/release/pages.ts';
import type { Output } from '../../write/output.ts';
import { reportData } from '../data/report-data.ts';
import type { ExhibitJson } from '../data/report-json.ts';
import { asHtmlJson, isLarge, type PageAssets, packed, pageHtml } from '../page-html.ts';
import { DEFAULT_LANGUAGE } from '../strings/index.ts';
import { ReportPage } from '../views/report-page.tsx';
import { loadMaterial } from './load-material.ts';
import { ModelTable, Picture } from './model-table.tsx';
import { pageState } from './page-state.ts';
import { REPORT_PATH } from './report-path.ts';

/** The report of a built review as one file: readable as it is, and alive where scripts run. */
export async function renderReport(material: ForPages, assets: PageAssets): Promise<Output[]> {
  const data = reportData(material);
  const state = pageState(loadMaterial(data), DEFAULT_LANGUAGE);
  const exhibits = new Map(data.exhibits.map(exhibit => [exhibit.name, exhibit]));
  const parts = new Map(
    material.shown.flatMap(entry => {
      const exhibit = exhibits.get(entry.name);
      return exhibit === undefined ? [] : [[entry.name, partOf(entry, exhibit)] as const];
    }),
  );
  const body = render(<ReportPage state={state} parts={() => parts} />);
  const json = JSON.stringify(data);
  const html = pageHtml({
    language: DEFAULT_LANGUAGE.code,
    title: data.review.title,
    body: `<div id="page">${body}</div>`,
    block: isLarge(json)
      ? { type: 'text/plain', encoding: 'gzip', text: packed(json) }
      : { type: 'application/json', encoding: 'json', text: asHtmlJson(json) },
    assets,
    hash: text => createHash('sha256').update(text).digest('base64'),
  });
  return [{ path: REPORT_PATH, data: html, inputs: material.hashes.map(([path]) => path), rows: [] }];
}

function partOf({ name, alt, svg, model }: Shown, { of }: ExhibitJson): string {
  // an angle bracket needs no escape inside of an attribute, and a picture has thousands
  if (svg !== null) return render(<Picture name={name} alt={alt} svg={fixTextWidths(svg)} />).replaceAll('&lt;', '<');
  if (model === null) return '';
  // of another resource only what has studies behind it is a button
  const known = of === undefined ? null : new Set(of.rows);
  return render(<ModelTable model={model} opens={id => known === null || known.has(id)} />);
}
