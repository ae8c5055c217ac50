import type { Effects } from '../base/effects.ts';
import type { AgreementReport } from './agreement.ts';

export async function writeAdjudicationSheet(_e: Effects, _r: AgreementReport, _p: string): Promise<void> {}
