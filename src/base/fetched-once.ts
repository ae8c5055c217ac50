import type { Source } from './effects.ts';

/** A source whose bytes are fetched once, however often its sheets are read: what was found in a workbook is then found once, too. */
export function fetchedOnce(source: Source): Source {
  let bytes: Promise<Uint8Array> | null = null;
  return { ...source, bytes: () => (bytes ??= source.bytes()) };
}
