import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Analysis } from './analysis.ts';
import { COMMON, type CommonOption, type OptionShape } from './option-shape.ts';
import { readOptions } from './read-options.ts';

/** A request as a door gave it, in the terms of the analysis. */
export interface ParsedRequest {
  readonly request: AnalysisRequest;
  /** options of the printed table alone */
  readonly view: Readonly<Record<string, unknown>>;
  /** the population that intervals and tests speak of, where the request names one */
  readonly target: string | null;
}

/** Every option that the command of an analysis takes: common ones, its own, and those of its table. */
export function commandShape({ command, shape, view }: Analysis): OptionShape {
  const { common = [], hidden = [] } = command ?? {};
  // whatever selects units can select those of another resource
  const offered = common.flatMap((name): CommonOption[] => (name === 'where' ? ['where', 'of'] : [name]));
  return {
    ...Object.fromEntries(offered.map(name => [name, COMMON[name]])),
    ...Object.fromEntries(Object.entries(shape).filter(([name]) => !hidden.includes(name))),
    ...view,
  };
}

/** A request for one analysis from named options; what the analysis does not understand is refused. */
export function parseRequest(
  analysis: Analysis,
  fields: readonly string[],
  given: Readonly<Record<string, unknown>>,
): ParsedRequest {
  const read: Readonly<Record<string, unknown>> = readOptions(analysis.name, commandShape(analysis), given);
  const common = read as { readonly [K in CommonOption]?: unknown };
  const pick = (names: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(Object.entries(read).filter(([name]) => names.includes(name)));
  const method = common.ci === undefined ? null : String(common.ci);
  const level = common.confidence === undefined ? null : Number(common.confidence);
  return {
    request: {
      analysis: analysis.name,
      fields,
      by: (common.by as readonly string[] | undefined) ?? [],
      where: (common.where as string | undefined) ?? null,
      ...(common.of === undefined ? {} : { of: common.of as string }),
      denominator: (common.denominator as AnalysisRequest['denominator'] | undefined) ?? null,
      ci: method === null && level === null ? null : { method: method ?? 'default', level: level ?? 0.95 },
      test: common.test === true,
      studies: common.studies === true,
      options: pick(Object.keys(analysis.shape)),
    },
    view: pick(Object.keys(analysis.view ?? {})),
    target: (common.target as string | undefined) ?? null,
  };
}
