import { Fault } from '../../base/fault.ts';
import { declarationFault } from '../../base/read-declaration.ts';
import { finishSvg, millimetresOf } from '../../export/figure/finish-svg.ts';
import { FIGURE_FORMATS } from '../../export/figure/formats/index.ts';
import { joinScenes } from '../../export/figure/join-scenes.ts';
import { preflight } from '../../export/figure/preflight/index.ts';
import { type RenderedScene, renderScene } from '../../export/figure/render-scene.ts';
import { drawFacets } from '../../figures/draw-facets.ts';
import type { Drawing } from '../../figures/figure-type.ts';
import { addressesIn, mergeVega } from '../../figures/merge-vega.ts';
import { shortenTitles } from '../../figures/shorten-titles.ts';
import { FIGURE_TYPES } from '../../figures/types/index.ts';
import type { EarlierState, ExhibitInput } from '../../model/exhibit.ts';
import { FIGURE_FINDINGS } from '../../model/figure-findings.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Output, Overrides } from '../../write/output.ts';
import { signedLabels, withoutSigns } from './apply-edits.ts';
import { exhibitInput, exhibitInputs } from './exhibit-input.ts';
import { facetPanels } from './facet-panels.ts';
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
  earlier?: EarlierState,
): Promise<{ outputs: Output[]; findings: Finding[]; shown: Shown[] }> {
  const type = FIGURE_TYPES.get(exhibit.type)!;
  const input = {
    ...exhibitInput(open, exhibit),
    ...(earlier === undefined ? {} : { earlier }),
    ...(type.load === undefined ? {} : { loaded: await type.load() }),
  };
  const { declaration, results } = input;
  const addresses = declaration.vega === undefined ? [] : addressesIn(declaration.vega, ['vega']);
  if (addresses.length > 0)
    throw declarationFault(
      exhibit.declaration,
      addresses.map(path => ({ path, message: 'nothing is loaded: a figure takes its data from the review alone' })),
    );
  const print = figurePageSetup(open, declaration, overrides);
  const short = shortenTitles(input.words);
  const facets = declaration.facet === undefined ? null : facetPanels(open, exhibit, input);
  const drawings = fitFigure(exhibit, print, page => {
    const whole = { ...input, words: short.words, page };
    if (facets === null) return type.draw(whole);
    const panels = facets.panels.map(panel => ({
      ...panel,
      input: { ...input, ...panel.input, words: short.words, page },
    }));
    return [drawFacets(whole, panels, facets.caption, panel => type.draw(panel))];
  });
  const rows = [results, ...(facets?.panels ?? []).map(panel => panel.input.results)].flatMap(found => found.rows);
  const outputs: Output[] = [];
  const findings: Finding[] = [];
  const shown: Shown[] = [];
  for (const [index, drawing] of drawings.entries()) {
    const name = drawings.length === 1 ? exhibit.name : `${exhibit.name}-${index + 1}`;
    const { title, width, height, labels } = drawing;
    const hasSigns = input.edits.signNotes.length > 0;
    const alt = hasSigns ? withoutSigns(drawing.alt, input.edits, input.words) : drawing.alt;
    // what an axis has no room for stands in the caption
    const notes = [...short.full(), ...drawing.notes];
    const spec = declaration.vega === undefined ? drawing.spec : mergeVega(drawing.spec, declaration.vega);
    if (hasSigns)
      checkSigns(
        exhibit,
        input,
        drawings.map(entry => entry.spec),
      );
    const disclosure = stampFigure(name, { notes, spec }, input.disclosure);
    const laid = await renderDrawing({ ...drawing, spec }, declaration.vega !== undefined).catch(error => {
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
        edits: facets === null ? (type.edits ?? {}) : {},
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
      rows,
    };
    const formats = print.formats
      .map(entry => FIGURE_FORMATS.need(entry, 'figure format', 'format'))
      .filter(format => index === 0 || format.ofAllPages !== true);
    const written = formats.map(async format => {
      try {
        return {
          path: `out/${format.ofAllPages === true ? exhibit.name : name}.${format.extension}`,
          data: await format.write(figure),
          inputs: exhibitInputs(open, exhibit),
          rows: rows.map(row => row.id),
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

/** A note whose sign is nowhere in the figure would hang in the air. */
function checkSigns(exhibit: Exhibit, { edits, words }: ExhibitInput, specs: readonly object[]): void {
  const drawn = JSON.stringify(specs);
  const shown = signedLabels(edits, words).filter(({ label }) =>
    drawn.includes(JSON.stringify(label.split(' ').at(-1)!).slice(1, -1)),
  );
  const missing = edits.signNotes.findIndex(
    note => !shown.some(({ sign }) => sign.split(',').includes(note.split(' ', 1)[0]!)),
  );
  if (missing < 0) return;
  const places = (exhibit.declaration.value.annotate ?? []).flatMap((entry, i) =>
    entry.category === undefined ? [] : [i],
  );
  const message = `the figure does not print "${exhibit.declaration.value.annotate![places[missing]!]!.category}", so a note on it has no place`;
  throw declarationFault(exhibit.declaration, [{ path: ['annotate', places[missing]!, 'category'], message }]);
}

/** A drawing laid out by Vega: in one piece, or panel by panel. */
async function renderDrawing({ spec, parts, width, height }: Drawing, everyTransform: boolean): Promise<RenderedScene> {
  if (parts === undefined) return renderScene(spec, everyTransform);
  const placed = [];
  for (const { x, y, spec: part } of parts) placed.push({ x, y, scene: await renderScene(part) });
  return joinScenes(placed, width, height);
}
