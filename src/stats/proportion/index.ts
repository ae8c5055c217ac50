import { registry } from '../../base/registry.ts';
import { agrestiCoull } from './agresti-coull.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { jeffreys } from './jeffreys.ts';
import { midP } from './mid-p.ts';
import { wald } from './wald.ts';
import { wilson } from './wilson.ts';
import { wilsonCc } from './wilson-cc.ts';

export type { ProportionInterval, ProportionMethod } from './method.ts';

/** The intervals for one share; the first is the default. */
export const PROPORTION_METHODS = registry([wilson, wilsonCc, clopperPearson, jeffreys, agrestiCoull, midP, wald]);
