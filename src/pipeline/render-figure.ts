import type { RenderedFigure } from '../export/figure/figure-format.ts';
import { finishSvg, millimetresOf } from '../export/figure/finish-svg.ts';
import { FIGURE_FORMATS } from '../export/figure/formats/index.ts';
import { renderScene } from '../export/figure/render-scene.ts';
import type { Drawing } from '../figures/figure-type.ts';
import { FIGURE_TYPES } from '../figures/types/index.ts';
import type { Finding } from '../model/finding.ts';
import { exhibitInput, exhibitInputs } from './exhibit-input.ts';
import type { Exhibit } from './exhibits.ts';
import { figurePage } from './figure-page.ts';
import type { OpenReview } from './open.ts';
import type { Output, Overrides } from './output.ts';

/** One figure: result rows → Vega-Lite specification → scene → bytes in every format that was asked for. */
export async function renderFigure(
  open: OpenReview,
  exhibit: Exhibit,
  overrides: Overrides,
): Promise<{ outputs: Output[]; findings: Finding[] }> {
  const input = exhibitInput(open, exhibit);
  const { declaration, results } = input;
  const page = figurePage(open, declaration, overrides);
  const drawings = FIGURE_TYPES.get(exhibit.type)!.draw({ ...input, page });
  const formats = overrides.formats ?? declaration.formats ?? ['svg', 'png'];
  const outputs: Output[] = [];
  const findings: Finding[] = [];
  for (const [index, drawing] of drawings.entries()) {
    const name = drawings.length === 1 ? exhibit.name : `${exhibit.name}-${index + 1}`;
    const figure = await rendered(name, drawing, {
      rows: results.rows,
      dpi: overrides.dpi ?? declaration.dpi ?? 300,
    });
    findings.push(...drawing.findings.map(entry => ({ ...entry, file: exhibit.file })));
    for (const format of formats.map(entry => FIGURE_FORMATS.get(entry)!))
      outputs.push({
        path: `out/${name}.${format.extension}`,
        data: await format.write(figure),
        inputs: exhibitInputs(open, exhibit),
        rows: results.rows.map(row => row.id),
      });
  }
  return { outputs, findings };
}

async function rendered(
  name: string,
  drawing: Drawing,
  rest: Pick<RenderedFigure, 'rows' | 'dpi'>,
): Promise<RenderedFigure> {
  const { title, alt, notes, spec, width, height } = drawing;
  const laid = await renderScene(spec);
  return {
    name,
    title,
    alt,
    notes,
    spec,
    svg: finishSvg(laid, { name, title, alt, width, height }),
    widthMm: millimetresOf(width),
    heightMm: millimetresOf(height),
    ...rest,
  };
}
