import type { Formatter } from '../../base/formatter.ts';
import { colours, type PaletteName } from '../palette.ts';

/** Counts that share a colour. */
export interface CountClass {
  readonly key: string;
  /** the largest count in it */
  readonly most: number;
  readonly label: string;
  readonly colour: string;
}

/** More colours of one sequence can't be told apart by those who see colours differently. */
const MAX_CLASSES = 5;

/** One hue from few to many: more is darker, in colour and in grey. */
const BLUES = ['#D3E4F3', '#A3C8E6', '#5F9FD0', '#2270B0', '#08396B'] as const;

/** Greys from few to many. */
const GREYS = ['#E4E4E4', '#C4C4C4', '#9C9C9C', '#6E6E6E', '#3A3A3A'] as const;

/** So many steps of a scale. */
const pick = (scale: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, i) => scale[count < 2 ? 2 : Math.round((i * (scale.length - 1)) / (count - 1))]!);

/**
 * Classes of counts from 1 to `largest`, light for few and dark for many: one for each count up to five, else steps of 1, 2, 5,
 * 10, 20, 50 … (the lowest together), since counts of combinations are skewed.
 *
 * @param palette `blues`, `viridis` or `greys`
 */
export function countClasses(
  largest: number,
  palette: Extract<PaletteName, 'viridis' | 'greys'> | 'blues',
  format: Formatter,
): CountClass[] {
  const ends = largest <= MAX_CLASSES ? Array.from({ length: Math.max(0, largest) }, (_, i) => i + 1) : steps(largest);
  const shown = ends.slice(-MAX_CLASSES);
  const inks =
    palette === 'viridis'
      ? [...(colours('viridis', shown.length) ?? [])].reverse()
      : pick(palette === 'greys' ? GREYS : BLUES, shown.length);
  return shown.map((most, index) => {
    const least = index === 0 ? 1 : shown[index - 1]! + 1;
    return {
      key: `to_${most}`,
      most,
      label: least === most ? format.count(most) : `${format.count(least)}–${format.count(most)}`,
      colour: inks[index]!,
    };
  });
}

/** 1, 2, 5, 10, 20, 50 … up to the first that holds `largest`. */
function steps(largest: number): number[] {
  const list: number[] = [];
  for (let size = 1; ; size *= 10)
    for (const part of [1, 2, 5]) {
      list.push(part * size);
      if (part * size >= largest) return list;
    }
}
