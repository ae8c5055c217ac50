import { EMPTY_BESIDE_NONE } from '../../model/words.ts';

/**
 * The level of the group of units that were coded with no item at all: "none", unless that is a code of the field.
 *
 * @example emptyGroup([{ value: 'a' }]) // => 'none'
 * @example emptyGroup([{ value: 'none' }]) // => '(none)'
 */
export const emptyGroup = (levels: readonly { readonly value: string }[]): string =>
  levels.some(level => level.value === 'none') ? EMPTY_BESIDE_NONE : 'none';
