import type { FigureInput } from './figure-type.ts';
import { paler, STATE_COLOURS } from './palette.ts';
import type { ShareGroup } from './share-groups.ts';

/** Whether a category stands back, because others of its field are highlighted. */
export const isPale = ({ edits }: FigureInput, field: string, level: string): boolean => {
  const kept = edits.highlight.get(field);
  return kept !== undefined && !kept.has(level);
};

/** Whether a subgroup stands back. */
export const isPaleGroup = (input: FigureInput, { by }: Pick<ShareGroup, 'by'>): boolean =>
  by.some(part => isPale(input, part.field, part.level));

/** The colour that the exhibit gives a category; undefined where it gives none, or all is grey. */
export const ownColour = ({ edits, page }: FigureInput, field: string, level: string): string | undefined =>
  page.greyscale ? undefined : edits.colours.get(field)?.get(level);

/** The colour of a category where it stands back: missing states are grey as they are. */
export const highlighted = (input: FigureInput, field: string, level: string, colour: string): string =>
  isPale(input, field, level) && !(level in STATE_COLOURS) ? paler(colour) : colour;
