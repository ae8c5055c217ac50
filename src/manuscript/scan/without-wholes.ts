import type { Block } from '../read/block.ts';
import { cellAt, isTotal, labelOf } from '../read/cell.ts';
import type { Mention } from './mention.ts';

/** 100%, however many zeros stand behind it. */
const ALL = /^100(?:[.,]0{1,6})?$/;

/** The numbers of a text without the 100% of a row of totals, which is that of the column itself: `Total: 50 (100%)`. */
export const withoutWholes = (blocks: readonly Block[], mentions: readonly Mention[]): Mention[] =>
  mentions.flatMap(mention => {
    const { text, row } = blocks[mention.block]!;
    const { percent, ...numbers } = mention.numbers;
    if (row === undefined || row.head || percent === undefined || !ALL.test(percent)) return [mention];
    if (!isTotal(labelOf(text, cellAt(text, mention.start).column))) return [mention];
    return Object.keys(numbers).length === 0 ? [] : [{ ...mention, numbers }];
  });
