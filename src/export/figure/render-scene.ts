import { Fault } from '../../base/fault.ts';
import { FONT, textWidth } from './fonts.ts';
import type { Scene } from './scene.ts';
import { type Mark, walkScene } from './walk-scene.ts';

/** A Vega-Lite specification that has been laid out. */
export interface RenderedScene {
  /** Vega's own SVG, with its size in points */
  readonly svg: string;
  /** the size that the content takes, in points; larger than the page where something sticks out */
  readonly size: readonly [number, number];
  /** where the plot's own origin stands */
  readonly origin: readonly [number, number];
  readonly scene: Scene;
  /** what Vega and Vega-Lite had to say */
  readonly warnings: readonly string[];
}

/**
 * Compiles a Vega-Lite specification and lays it out in the bundled font's exact widths, whatever is installed on the
 * machine. Expressions are interpreted and never become code; nothing is loaded, from the network or from files.
 *
 * @param everyTransform whether the specification may hold any transform of Vega (a user's `vega:` block may)
 * @throws Fault `vega` where Vega can't draw the specification
 */
export async function renderScene(
  spec: Readonly<Record<string, unknown>>,
  everyTransform = false,
): Promise<RenderedScene> {
  const vega = await import('./vega-core.ts');
  if (everyTransform) await import('./every-transform.ts');
  vega.textMetrics.width = (item, text) => {
    const weight = item.fontWeight;
    const bold = weight === 'bold' || Number(weight) >= 600;
    return text === null || text === undefined ? 0 : textWidth(String(text), item.fontSize ?? 11, bold);
  };
  vega.resetSVGDefIds();
  const warnings: string[] = [];
  const logger = quiet(warnings);
  try {
    const compiled = vega.compile(spec as unknown as Parameters<typeof vega.compile>[0], {
      logger,
      config: { font: FONT },
    });
    const runtime = vega.parse(compiled.spec, undefined, { ast: true });
    const view = new vega.View(runtime, {
      renderer: 'none',
      expr: vega.expressionInterpreter,
      loader: refusingLoader(warnings),
      logger,
    } as ConstructorParameters<typeof vega.View>[1]);
    await view.runAsync();
    const svg = await view.toSVG();
    const [, width, height] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    const origin = view.origin() as [number, number];
    const size = [Number(width), Number(height)] as const;
    const root = (view.scenegraph() as unknown as { root: Mark }).root;
    const laid = { svg, size, origin, scene: walkScene(root, origin, ...size), warnings };
    view.finalize();
    return laid;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Fault('vega', `the figure can't be drawn: ${message}`, 'check the `vega:` block and the options');
  }
}

/** Vega's words are collected instead of printed; an error is one of them, since a half-drawn figure is worse than none. */
function quiet(warnings: string[]) {
  const add = (...parts: readonly unknown[]) => {
    warnings.push(parts.map(part => (part instanceof Error ? part.message : String(part))).join(' '));
    return logger;
  };
  const logger = {
    level: () => logger,
    error: add,
    warn: add,
    info: () => logger,
    debug: () => logger,
  };
  return logger as typeof logger & { level(): number };
}

/** Figures are made of the review's rows: no address is ever opened. */
function refusingLoader(warnings: string[]) {
  const refuse = async (address: unknown): Promise<never> => {
    const message = `${String(address)} is not loaded: a figure takes its data from the review alone`;
    warnings.push(message);
    throw new Error(message);
  };
  return { load: refuse, sanitize: refuse, http: refuse, file: refuse };
}
