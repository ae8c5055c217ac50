import { type Decisions, screeningDecisions } from '../validate/flow/screening-decisions.ts';
import type { ScreenedStage } from '../validate/flow/screening-flow.ts';
import { readResource } from './coded-sheet.ts';
import { screenedStages } from './screened-stages.ts';
import type { OpenReview } from './session.ts';

/** One stage of screening with the decision on each record. */
export interface Screening extends ScreenedStage, Pick<Decisions, 'decisions' | 'reasons'> {}

/** The screening of a review record by record; [] where it declares none. */
export async function loadScreening({ review }: OpenReview): Promise<Screening[]> {
  const declared = review.value.flow;
  if (declared === undefined || typeof declared === 'string' || declared.screening === undefined) return [];
  const stages = await screenedStages(review, declared.screening, resource => readResource(review, resource));
  return stages.map(({ stage, coded }) => ({ stage, coded, ...screeningDecisions(coded, stage, () => false) }));
}
