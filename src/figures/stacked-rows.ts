import { contrastingText } from './contrasting-text.ts';
import type { FigureInput } from './figure-type.ts';
import { listSmallSegments } from './rows/list-small-segments.ts';
import type { ChartRow } from './rows/row-chart.ts';
import { shareAxisTitle } from './share-captions.ts';
import type { ShareGroup } from './share-groups.ts';
import { shareParts } from './share-parts.ts';
import { THEME_COLOURS } from './theme.ts';

/** A bar of parts of 100%, with n in each. */
export const stackedRow = (
  { format, words }: FigureInput,
  group: ShareGroup,
  colours: ReadonlyMap<string, string>,
  shown: { readonly label: string; readonly strong: boolean; readonly pale?: boolean },
): ChartRow => ({
  kind: 'row',
  ...shown,
  parts: shareParts(group, entry => format.count(entry.n))
    .filter(part => part.n > 0)
    .map(part => ({ ...part, ink: contrastingText(colours.get(part.level)!, THEME_COLOURS.text) })),
  cells: [],
  remark: `no ${words.units}`,
});

/** Such bars below each other; the counts of parts that are too narrow for them stand beside. */
export const stackedChart = (input: FigureInput, rows: readonly ChartRow[]): ReturnType<typeof listSmallSegments> =>
  listSmallSegments(
    { rows, columns: [], marks: 'stack', axisTitle: shareAxisTitle(input), labelHeader: '' },
    'Smaller parts, n',
    input.page,
    input.format,
  );
