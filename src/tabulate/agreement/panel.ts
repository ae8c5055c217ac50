import type { CoderTable } from '../../model/material.ts';

/** The coders of a stage who are compared, and what their agreement may be called. */
export interface Panel {
  readonly raters: readonly CoderTable[];
  /** `independent` alone is reliability; with a verifier only how much was left as it was can be said */
  readonly kind: 'independent' | 'machine' | 'verifier';
  /** what must be printed beside the numbers; null for independent coders */
  readonly label: string | null;
  /** coders who are not compared, and why */
  readonly aside: readonly string[];
}

/** From the coders' roles. Adjudicators decide and are never compared; a verifier only where there is nobody else. */
export function panelOf(coders: readonly CoderTable[]): Panel {
  const first = coders.filter(coder => coder.role === 'independent' || coder.role === 'machine');
  const verifiers = coders.filter(coder => coder.role === 'verifier');
  const adjudicators = coders.filter(coder => coder.role === 'adjudicator');
  const verified = first.length === 1 && verifiers.length > 0;
  const raters = verified ? [...first, ...verifiers] : first;
  const aside = [
    ...(verified ? [] : verifiers.map(coder => `${coder.coder} verified codes and is not compared`)),
    ...adjudicators.map(coder => `${coder.coder} adjudicates and is not compared`),
  ];
  if (verified)
    return {
      raters,
      kind: 'verifier',
      label: `${verifiers.map(coder => coder.coder).join(' and ')} saw the codes of ${first[0]!.coder}, so this is the share of codes that were left unchanged. It is not independent agreement, and not a measure of reliability.`,
      aside,
    };
  const machines = raters.filter(coder => coder.role === 'machine').map(coder => coder.coder);
  if (machines.length > 0)
    return {
      raters,
      kind: 'machine',
      label: `${machines.join(' and ')} ${machines.length === 1 ? 'is a machine' : 'are machines'}: the figures describe the coding step, not the reliability of human coders.`,
      aside,
    };
  return { raters, kind: 'independent', label: null, aside };
}
