/** A table, as far as it has been read: what stands at the head of each column. */
export interface ScannedTable {
  readonly heads: string[];
  /** a title row above the heads; '' for none */
  caption: string;
}

/** Where a row stands. */
export interface RowOfTable {
  readonly table: ScannedTable;
  /** the row above that names what follows, '' for none */
  readonly group: string;
  /** what its numbers are of, column by column, where that row says so: `N = 968` */
  readonly wholes: readonly (number | null)[];
  /** the row is one of the head */
  readonly head: boolean;
}

/** A run of a Word document: where its text begins in the block (or in which column), and where it stands in the XML. */
export interface SourceSpan {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A piece of a manuscript that is read by itself: a paragraph, a heading, a row of a table. */
export interface Block {
  readonly text: string;
  readonly kind: 'text' | 'heading' | 'row';
  /** the heading above */
  readonly section: string;
  /** where it starts: a line, a paragraph or a page, counted from 1 */
  readonly unit: 'line' | 'paragraph' | 'page';
  readonly at: number;
  /** where its text stands in a file that gets comments: by place in the text, or by column of a row */
  readonly source?: readonly SourceSpan[];
  /** of a row: where it stands in its table */
  readonly row?: RowOfTable;
}

/** `line 12` for a place in a block: lines are counted inside it, paragraphs and pages are not. */
export const placeIn = (block: Block, offset: number): string => {
  if (block.unit !== 'line') return `${block.unit} ${block.at}`;
  let line = block.at;
  for (let i = block.text.indexOf('\n'); i >= 0 && i < offset; i = block.text.indexOf('\n', i + 1)) line++;
  return `line ${line}`;
};

/** How tracked changes are read: as if all were accepted, or as the text was before. */
export type Changes = 'accepted' | 'original';

/** One manuscript format: bytes in, blocks out. */
export interface Reader {
  readonly name: string;
  readonly describe: string;
  /** without the point, lower case */
  readonly extensions: readonly string[];
  read(bytes: Uint8Array, name: string, options: { readonly changes: Changes }): Promise<Block[]>;
}

export const reader = (entry: Reader): Reader => entry;
