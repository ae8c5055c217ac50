import { preflightRule } from './rule.ts';

const POINTS_PER_MM = 72 / 25.4;
/** A4 with margins of 25 mm, in mm. */
const PAGE = 247;

export const overPage = preflightRule({
  name: 'over-page',
  code: 'F118',
  severity: 'warning',
  describe: 'The figure is higher than a page.',
  check(_, { page, edits }) {
    const height = page.height / POINTS_PER_MM;
    return height <= PAGE
      ? []
      : [
          {
            message: `${Math.round(height)} mm high, and a page of A4 holds ${PAGE} mm`,
            // a remedy that the type would refuse is none
            remedy: [
              ...(edits.split === true ? ['continue it on further pages with `page: split`'] : []),
              ...(edits.pool === true ? ['draw the rarest categories as one with `page: pool`'] : []),
              'make it wider, or roll categories up (`parent:` in the codebook)',
            ].join(', '),
          },
        ];
  },
});
