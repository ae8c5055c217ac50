import type { DepositPart } from './deposit-part.ts';
import { sha256 } from './manifest.ts';

/** Checksums as `sha256sum -c` reads them. */
export const checksums = (parts: readonly DepositPart[]): string =>
  parts.map(({ path, data }) => `${sha256(data)}  ${path}\n`).join('');
