import type { Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { libraryFormatOf } from '../../library/read-library.ts';

/** The first bytes tell of which kind a file is. */
const LOOKED_AT = 1 << 16;

/** References are no coded sheet: they have no codes to infer. */
export async function refuseLibrary(source: Source): Promise<void> {
  let text = '';
  for await (const chunk of source.stream()) {
    text = new TextDecoder().decode(chunk.subarray(0, LOOKED_AT)).replace(/^\ufeff/, '');
    break;
  }
  const medline = /^\s*PMID- ?\d+/.test(text);
  const format = medline ? null : libraryFormatOf(source.name, text);
  if (!medline && (format === null || format.name === 'doi-list')) return;
  throw new Fault(
    'library',
    `${source.name} is a library of references (${format?.name ?? 'PubMed'}), not a coded sheet`,
    `start a review with \`scopebook init\`, then add its studies with \`scopebook add ${source.name}\``,
  );
}
