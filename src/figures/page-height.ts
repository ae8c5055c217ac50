import type { Page } from './figure-type.ts';

/** A4 with margins of 25 mm, in points: the height of a page where neither a journal nor the exhibit says. */
const A4 = (247 / 25.4) * 72;

/** How high a figure may be before it is continued on a further page. */
export const pageHeight = ({ maxHeight }: Page): number => maxHeight ?? A4;
