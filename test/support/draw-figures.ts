import { DoesNotFit, type Drawing } from '../../src/figures/figure-type.ts';
import { FIGURE_TYPES } from '../../src/figures/types/index.ts';
import { earlierState } from '../../src/pipeline/exhibits/earlier-state.ts';
import { exhibitInput } from '../../src/pipeline/exhibits/exhibit-input.ts';
import { figurePageSetup } from '../../src/pipeline/exhibits/figure-page-setup.ts';
import { loadExhibits } from '../../src/pipeline/exhibits/load-exhibits.ts';
import { openReview } from '../../src/read/session.ts';
import { memoryEffects } from './memory-effects.ts';

/** A figure that is laid out at a width but not rendered; the reason where it does not fit. */
export interface Drawn {
  readonly name: string;
  readonly width: number;
  readonly drawings: readonly Drawing[] | string;
}

/** Lays out all figures of a review at the given widths (mm), without Vega. A fault fails the test. */
export async function drawFigures(
  files: Readonly<Record<string, string>>,
  widths: readonly number[],
): Promise<Drawn[]> {
  const effects = memoryEffects(files);
  const open = await openReview(effects, null);
  const { exhibits, faults } = await loadExhibits(effects, open, 'figure');
  if (faults.length > 0) throw faults[0];
  const drawn: Drawn[] = [];
  for (const exhibit of exhibits) {
    const type = FIGURE_TYPES.need(exhibit.type, 'figure type', 'figure');
    const earlier = await earlierState(effects, open, exhibit);
    const input = {
      ...exhibitInput(open.of(exhibit.declaration.value.of ?? null), exhibit),
      ...(earlier === undefined ? {} : { earlier }),
      loaded: await type.load?.(),
    };
    const setup = figurePageSetup(open, input.declaration, {});
    const attempts = widths.map((width): Drawn => {
      try {
        const drawings = type.draw({ ...input, page: setup.page(width) });
        return { name: exhibit.name, width, drawings };
      } catch (error) {
        if (!(error instanceof DoesNotFit)) throw error;
        return { name: exhibit.name, width, drawings: error.message };
      }
    });
    drawn.push(...attempts);
  }
  return drawn;
}
