import type { DraftCategory } from '../draft.ts';

/** `Slow = 0`, also with the quotes of R: the label stands first */
const LABEL_FIRST = /^["'“]?(?!-?\d{1,9}["'”]?\s{0,9}=)(.*\S)(?<=[^"'”]|^.)["'”]?\s{0,9}=\s{0,9}(-?\d{1,4})$/su;
const PAIR = /^(-?[\p{L}\p{N}_.]{1,30})\s*[=:]\s*(\S.*)$/su;

/**
 * Values with labels as codebooks write them: `1 = Yes; 2 = No`, `1, Yes | 2, No` (REDCap), a line each, or only labels
 * (`Yes; No; NA`). Null where nothing can be read.
 *
 * @example valueLabels('1 = Yes; 2 = No') // => [{ value: '1', label: 'Yes' }, { value: '2', label: 'No' }]
 * @example valueLabels('a, Zero-shot | b, Few, or many') // => [{ value: 'a', label: 'Zero-shot' }, { value: 'b', label: 'Few, or many' }]
 * @example valueLabels('Slow = 0; Fast = 1') // => [{ value: '0', label: 'Slow' }, { value: '1', label: 'Fast' }]
 * @example valueLabels('Yes; No') // => [{ value: 'Yes' }, { value: 'No' }]
 */
export function valueLabels(text: string): DraftCategory[] | null {
  const plain = text.trim();
  if (plain === '') return null;
  for (const mark of ['|', '\n', ';', ',']) {
    const parts = plain
      .split(mark)
      .map(part => part.trim())
      .filter(part => part !== '');
    if (parts.length < 2 && mark !== ',') continue;
    const turned = parts.map(part => LABEL_FIRST.exec(part));
    if (turned.every(pair => pair !== null))
      return distinct(turned.map(pair => ({ value: pair[2]!, label: pair[1]! })));
    const pairs = parts.map(
      part =>
        PAIR.exec(part) ?? (mark === '|' ? /^([^,\s]|[^,\s][^,]{0,58}[^,\s])\s{0,9},\s{0,9}(\S.*)$/s.exec(part) : null),
    );
    if (pairs.every(pair => pair !== null))
      return distinct(pairs.map(pair => ({ value: pair[1]!, ...(pair[2]! === pair[1]! ? {} : { label: pair[2]! }) })));
  }
  for (const mark of ['|', '\n', ';']) {
    const parts = plain
      .split(mark)
      .map(part => part.trim())
      .filter(part => part !== '');
    if (parts.length > 1) return distinct(parts.map(value => ({ value })));
  }
  return null;
}

const distinct = (categories: DraftCategory[]): DraftCategory[] | null =>
  new Set(categories.map(category => category.value)).size === categories.length ? categories : null;
