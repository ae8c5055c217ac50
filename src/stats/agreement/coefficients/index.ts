import { registry } from '../../../base/registry.ts';
import type { Coefficient } from '../coefficient.ts';
import { bangdiwalaB } from './bangdiwala-b.ts';
import { biasIndex } from './bias-index.ts';
import { brennanPrediger } from './brennan-prediger.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { congerKappa } from './conger-kappa.ts';
import { exactSetAgreement } from './exact-set-agreement.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { fullAgreement } from './full-agreement.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { gwetAc2 } from './gwet-ac2.ts';
import { iccA1 } from './icc-a1.ts';
import { iccC1 } from './icc-c1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { krippendorffAlphaInterval } from './krippendorff-alpha-interval.ts';
import { krippendorffAlphaOrdinal } from './krippendorff-alpha-ordinal.ts';
import { krippendorffAlphaRatio } from './krippendorff-alpha-ratio.ts';
import { lightKappa } from './light-kappa.ts';
import { masiAlpha } from './masi-alpha.ts';
import { percentAgreement } from './percent-agreement.ts';
import { positiveAgreement } from './positive-agreement.ts';
import { prevalenceIndex } from './prevalence-index.ts';
import { scottPi } from './scott-pi.ts';
import { weightedKappaLinear } from './weighted-kappa-linear.ts';
import { weightedKappaQuadratic } from './weighted-kappa-quadratic.ts';

/** Every coefficient of agreement, in the order in which they are printed. To add one: a file here, and a line in this list. */
export const COEFFICIENTS = registry<Coefficient>([
  percentAgreement,
  fullAgreement,
  exactSetAgreement,
  cohenKappa,
  weightedKappaLinear,
  weightedKappaQuadratic,
  fleissKappa,
  congerKappa,
  lightKappa,
  scottPi,
  brennanPrediger,
  gwetAc1,
  gwetAc2,
  krippendorffAlpha,
  krippendorffAlphaOrdinal,
  krippendorffAlphaInterval,
  krippendorffAlphaRatio,
  masiAlpha,
  bangdiwalaB,
  iccA1,
  iccC1,
  prevalenceIndex,
  biasIndex,
  positiveAgreement,
]);
