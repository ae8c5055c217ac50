import type { Source } from '../../src/base/effects.ts';

/** Bytes or text as a file. */
export function sourceOf(content: string | Uint8Array, name = 'sheet.csv'): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    bytes: async () => bytes,
    async *stream() {
      yield bytes;
    },
  };
}
