import { SaxesParser } from 'saxes';

/** A run's text inside a part of a DOCX: offsets of its raw XML. */
export interface TextPiece {
  /** offsets of what stands between `<w:t>` and `</w:t>` */
  readonly start: number;
  readonly end: number;
  /** offset of the `>` of the opening tag, for an attribute */
  readonly tagEnd: number;
  readonly preserves: boolean;
  /** the text without entities */
  readonly text: string;
}

/** A paragraph: its runs' texts in order. Deleted text and field codes are no text. */
export interface DocxParagraph {
  readonly number: number;
  readonly pieces: readonly TextPiece[];
}

/** The paragraphs of a part (word/document.xml, word/footnotes.xml …), numbered from 1 in the order in which they begin. */
export function docxParagraphs(xml: string): DocxParagraph[] {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const all: { number: number; pieces: TextPiece[] }[] = [];
  const open: (typeof all)[number][] = [];
  let piece: { start: number; preserves: boolean; text: string } | null = null;
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', tag => {
    if (tag.name === 'w:p') {
      const paragraph = { number: all.length + 1, pieces: [] };
      all.push(paragraph);
      open.push(paragraph);
    } else if (tag.name === 'w:t' && !tag.isSelfClosing)
      piece = { start: parser.position, preserves: tag.attributes['xml:space'] === 'preserve', text: '' };
  });
  parser.on('text', text => {
    if (piece !== null) piece.text += text;
  });
  parser.on('closetag', tag => {
    if (tag.name === 'w:p') open.pop();
    else if (tag.name === 'w:t' && piece !== null) {
      const end = xml.lastIndexOf('</', parser.position - 1);
      open.at(-1)?.pieces.push({ ...piece, end, tagEnd: piece.start - 1 });
      piece = null;
    }
  });
  parser.write(xml).close();
  return all;
}
