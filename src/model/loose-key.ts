import { fold } from '../base/fold.ts';
import { canonicalKey } from './canonical-key.ts';

/**
 * A key without what two people write differently by accident: case, white space, and the zeros and the mark between the
 * letters and the number of an id. Two keys that are alike in this may still be two units.
 *
 * @example looseKey('S-01') // => 's1'
 * @example looseKey('lee  2010a') // => 'lee2010a'
 * @example looseKey('007') // => '7'
 */
export const looseKey = (key: string): string =>
  fold(canonicalKey(key))
    .replace(/\s+/g, '')
    .replace(/(?<=\p{L})[-_.#]{0,3}0{0,9}(?=\d)/gu, '');
