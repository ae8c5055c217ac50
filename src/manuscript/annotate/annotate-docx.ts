import { Fault } from '../../base/fault.ts';
import { xmlText } from '../../base/xml-text.ts';
import type { Block, SourceSpan } from '../read/block.ts';
import type { Annotation } from './annotation.ts';

const DOCUMENT = 'word/document.xml';
const COMMENTS = 'word/comments.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Without a zone it is read as local time, which is what the zip format stores: the same bytes everywhere. */
const ZIP_DAY = '1980-01-02T12:00:00';

/**
 * A Word document with a comment at each annotated number: around the runs that hold it, which stay whole. Nothing else of the
 * document changes: without what this adds, each part is the original again, byte for byte.
 *
 * @returns the file, and how many annotations stand where Word has no comments (in notes)
 */
export async function annotateDocx(
  bytes: Uint8Array,
  name: string,
  blocks: readonly Block[],
  annotations: readonly Annotation[],
): Promise<{ readonly bytes: Uint8Array; readonly left: number }> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes);
  } catch {
    throw new Fault('docx', `${name} is damaged: it can't be unpacked`, 'open it in Word and save it again');
  }
  const xml = strFromU8(parts[DOCUMENT]!);
  const comments = parts[COMMENTS] === undefined ? null : strFromU8(parts[COMMENTS]);
  let id = Math.max(
    -1,
    ...[...(comments ?? '').matchAll(/<w:comment\b[^<>]*\bw:id="(\d+)"/g)].map(match => Number(match[1])),
  );
  const inserts: { at: number; text: string }[] = [];
  const written: string[] = [];
  let left = 0;
  for (const annotation of annotations) {
    const spans = spansOf(blocks[annotation.block], annotation);
    if (spans.length === 0) {
      left++;
      continue;
    }
    id++;
    inserts.push({ at: spans[0]!.from, text: `<w:commentRangeStart w:id="${id}"/>` });
    inserts.push({
      at: spans.at(-1)!.to,
      text: `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
    });
    const said = annotation.text
      .split('\n')
      .map(line => `<w:p><w:r><w:t xml:space="preserve">${xmlText(line)}</w:t></w:r></w:p>`)
      .join('');
    written.push(`<w:comment w:id="${id}" w:author="scopebook" w:initials="sb">${said}</w:comment>`);
  }
  if (written.length === 0) return { bytes, left };
  const changed: Record<string, string> = {
    [DOCUMENT]: inserted(xml, inserts),
    [COMMENTS]:
      comments === null
        ? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${W}">${written.join('')}</w:comments>`
        : comments.replace(/<w:comments\b([^<>]*)\/>|<\/w:comments>/, (_, attributes?: string) =>
            attributes === undefined
              ? `${written.join('')}</w:comments>`
              : `<w:comments${attributes}>${written.join('')}</w:comments>`,
          ),
  };
  if (comments === null) {
    const relations =
      parts[RELATIONS] === undefined
        ? '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        : strFromU8(parts[RELATIONS]);
    changed[RELATIONS] = relations.replace(
      '</Relationships>',
      '<Relationship Id="rIdScopebookComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
    );
    if (parts[TYPES] !== undefined)
      changed[TYPES] = strFromU8(parts[TYPES]).replace(
        '</Types>',
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
      );
  }
  const packed: Record<string, [Uint8Array, { mtime: string; level: 6 }]> = {};
  for (const path of new Set([...Object.keys(parts), ...Object.keys(changed)]))
    packed[path] = [changed[path] === undefined ? parts[path]! : strToU8(changed[path]), { mtime: ZIP_DAY, level: 6 }];
  return { bytes: zipSync(packed), left };
}

/** The runs that hold a number; of a table, those of its cell. */
function spansOf(block: Block | undefined, { start, end }: Annotation): readonly SourceSpan[] {
  const source = block?.section === 'footnotes' || block?.section === 'endnotes' ? undefined : block?.source;
  if (block === undefined || source === undefined) return [];
  if (block.row !== undefined) {
    const column = block.text.slice(0, start).split('\t').length - 1;
    const own = source.filter(span => span.at === column);
    // a cell that spans columns stands in the first of them
    const before = source.filter(span => span.at < column).at(-1)?.at;
    return own.length > 0 ? own : source.filter(span => span.at === before);
  }
  return source.filter((span, i) => {
    const next = source[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    return span.at < end && next > start;
  });
}

/** Texts put in at places of the original. */
function inserted(xml: string, inserts: readonly { readonly at: number; readonly text: string }[]): string {
  const ordered = inserts.map((insert, i) => ({ ...insert, i })).sort((a, b) => a.at - b.at || a.i - b.i);
  let out = '';
  let from = 0;
  for (const { at, text } of ordered) {
    out += xml.slice(from, at) + text;
    from = at;
  }
  return out + xml.slice(from);
}

/** The document without the comments that `annotateDocx` added. */
export const withoutAddedComments = (xml: string): string =>
  xml.replace(/<w:commentRange(?:Start|End) w:id="\d+"\/>|<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g, '');
