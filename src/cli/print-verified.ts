import type { Verified } from '../pipeline/verify.ts';

/** One file a line, those that are as they should be counted only. */
export function verifiedText(files: readonly Verified[]): string {
  const wrong = files.filter(file => file.state !== 'same');
  const lines = wrong.map(file => `${file.state.padEnd(8)} ${file.path}: ${file.why}\n`);
  return `${lines.join('')}${files.length - wrong.length} of ${files.length} files are what the review gives now\n`;
}

/** An extra file is no failure: people keep notes beside what is made. */
export const isFailure = (file: Verified): boolean => file.state !== 'same' && file.state !== 'extra';
