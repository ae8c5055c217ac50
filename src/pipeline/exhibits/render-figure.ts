import { Fault } from '../../base/fault.ts';
import { declarationFault } from '../../base/read-declaration.ts';
import { finishSvg, millimetresOf } from '../../export/figure/finish-svg.ts';
import { FIGURE_FORMATS } from '../../export/figure/formats/index.ts';
import { preflight } from '../../export/figure/preflight/index.ts';
import { renderScene } from '../../export/figure/render-scene.ts';
import { addressesIn, mergeVega } from '../../figures/merge-vega.ts';
import { shortenTitles } from '../../figures/shorten-titles.ts';
import { FIGURE_TYPES } from '../../figures/types/index.ts';
import { FIGURE_FINDINGS } from '../../model/figure-findings.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Output, Overrides } from '../../write/output.ts';
import { exhibitInput, exhibitInputs } from './exhibit-input.ts';
import { figurePageSetup } from './figure-page-setup.ts';
import { fitFigure } from './fit-figure.ts';
import type { Exhibit } from './load-exhibits.ts';
import type { Shown } from './shown.ts';
import { stampFigure } from './stamp-figure.ts';

/** One figure: result rows → Vega-Lite specification → scene → preflight, and bytes in every format that was asked for. */
export async function renderFigure(
  open: OpenReview,
  exhibit: Exhibit,
  overrides: Overrides,
): Promise<{ outputs: Output[]; findings: Finding[]; shown: Shown[] }> {
  const input = exhibitInput(open, exhibit);
  const { declaration, results } = input;
  const addresses = addressesIn(declaration.vega, ['vega']);
  if (addresses.length > 0)
    throw declarationFault(
      exhibit.declaration,
      addresses.map(path => ({ path, message: 'nothing is loaded: a figure takes its data from the review alone' })),
    );
  const print = figurePageSetup(open, declaration, overrides);
  const type = FIGURE_TYPES.get(exhibit.type)!;
  const short = shortenTitles(input.words);
  const drawings = fitFigure(exhibit, print, page => type.draw({ ...input, words: short.words, page }));
  const outputs: Output[] = [];
  const findings: Finding[] = [];
  const shown: Shown[] = [];
  for (const [index, drawing] of drawings.entries()) {
    const name = drawings.length === 1 ? exhibit.name : `${exhibit.name}-${index + 1}`;
    const { title, alt, width, height, labels } = drawing;
    // what an axis has no room for stands in the caption
    const notes = [...short.full(), ...drawing.notes];
    const spec = declaration.vega === undefined ? drawing.spec : mergeVega(drawing.spec, declaration.vega);
    const disclosure = stampFigure(name, { notes, spec }, input.disclosure);
    const laid = await renderScene(spec, declaration.vega !== undefined).catch(error => {
      if (!(error instanceof Fault)) throw error;
      throw declarationFault(exhibit.declaration, [{ path: ['vega'], message: error.message }]);
    });
    const found = [
      ...drawing.findings,
      ...laid.warnings.map(message =>
        finding(FIGURE_FINDINGS.vegaWarns.code, FIGURE_FINDINGS.vegaWarns.severity, `Vega warned: ${message}`),
      ),
      ...preflight(laid.scene, {
        journal: print.journal,
        labels,
        greyscale: declaration.greyscale ?? false,
        formats: print.formats,
        dpi: print.dpi,
        page: { width, height },
      }),
    ];
    for (const { message, suggestion, ...entry } of found) {
      const remedy = suggestion === null ? '' : `; ${suggestion}`;
      findings.push({ ...entry, file: exhibit.file, message: `${name}: ${message}${remedy}`, suggestion });
    }
    const figure = {
      name,
      title,
      alt,
      notes,
      disclosure,
      spec,
      svg: finishSvg(laid, { name, title, alt, disclosure, width, height }),
      widthMm: millimetresOf(width),
      heightMm: millimetresOf(height),
      dpi: print.dpi,
      rows: results.rows,
    };
    const written = print.formats.map(async entry => {
      const format = FIGURE_FORMATS.need(entry, 'figure format', 'format');
      try {
        return {
          path: `out/${name}.${format.extension}`,
          data: await format.write(figure),
          inputs: exhibitInputs(open, exhibit),
          rows: results.rows.map(row => row.id),
        };
      } catch (error) {
        if (!(error instanceof Fault && error.code === 'no-rasteriser')) throw error;
        const { code, severity } = FIGURE_FINDINGS.notWritten;
        const message = `${name}: ${format.name} was not written: ${error.message}; ${error.hint}`;
        findings.push(finding(code, severity, message, { file: exhibit.file, suggestion: error.hint }));
        return null;
      }
    });
    const files = (await Promise.all(written)).filter(file => file !== null);
    outputs.push(...files);
    shown.push({
      name,
      kind: 'figure',
      title,
      alt,
      notes,
      files: files.map(file => file.path.replace(/^out\//, '')),
      requests: exhibit.plan(declaration),
      declaration,
      svg: figure.svg,
      model: null,
    });
  }
  return { outputs, findings, shown };
}
