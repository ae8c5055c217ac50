import type { Verified } from '../pipeline/release/verify.ts';

/** One file a line, those that are as they should be counted only. */
export function verifiedText(files: readonly Verified[]): string {
  const wrong = files.filter(file => file.state !== 'same');
  const lines = wrong.map(file => `${file.state.padEnd(8)} ${file.path}: ${file.why}\n`);
  const extra = files.filter(file => file.state === 'extra').length;
  const made = files.length - extra;
  const beside = extra === 0 ? '' : ` (and ${extra} others that no build wrote)`;
  return `${lines.join('')}${files.length - wrong.length} of ${made} files match what the review gives now${beside}\n`;
}

/** An extra file is no failure: people keep notes beside what is made. */
export const isFailure = (file: Verified): boolean => file.state !== 'same' && file.state !== 'extra';
