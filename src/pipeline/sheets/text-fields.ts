import { usageFault } from '../../base/fault.ts';
import type { Listing } from '../../model/listing.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { listing } from '../../tabulate/data/listing.ts';

/** Fields that hold words about a study, by the names that most sheets use. */
const USUAL = /^(title|abstract|summary|keywords?|notes?|comments?|description|aim|objective)s?$/i;

/** The text of every unit: title, abstract and notes, or the fields that were named. */
export function textFields(
  open: OpenReview,
  named: readonly string[],
): { readonly fields: readonly string[]; readonly texts: readonly string[]; readonly units: Listing['units'] } {
  const { coded } = open.studies;
  const citation = citationFields(open.review, open.codebook);
  const found =
    named.length > 0
      ? named
      : open.codebook.fields
          .filter(
            field =>
              (field.name === citation.title || USUAL.test(field.name)) &&
              field.categories === null &&
              coded.columns.has(field.name),
          )
          .map(field => field.name);
  if (found.length === 0)
    throw usageFault(
      'no-text',
      'there is no field with words to learn from (a title, an abstract, notes)',
      door => `name one with ${door.option('from')}`,
    );
  const { units } = listing(coded, found, null, citation);
  return { fields: found, units, texts: units.map(unit => unit.cells.map(cell => cell.text).join(' ')) };
}
