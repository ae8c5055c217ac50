import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { ExhibitFile } from '../model/exhibit-file.ts';

/** The subgroups that a declaration names. */
export const groupFields = (declaration: ExhibitFile): readonly string[] =>
  declaration.by === undefined ? [] : [declaration.by].flat();

/** The fields whose shares a declaration asks for. */
export const shareFields = (declaration: ExhibitFile): readonly string[] =>
  declaration.fields ?? (declaration.field === undefined ? [] : [declaration.field]);

/** Requests for the shares of an exhibit: of the whole, and of the subgroups where it names any. */
export function sharePlan(declaration: ExhibitFile): AnalysisRequest[] {
  const by = groupFields(declaration);
  const request: AnalysisRequest = {
    analysis: 'shares',
    fields: shareFields(declaration),
    by: [],
    where: declaration.where ?? null,
    denominator: declaration.denominator ?? null,
    ci: declaration.ci === undefined ? null : { method: declaration.ci, level: declaration.confidence ?? 0.95 },
  };
  return by.length === 0 ? [request] : [request, { ...request, by }];
}
