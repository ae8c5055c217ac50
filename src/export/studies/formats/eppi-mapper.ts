import type { StudyCode } from '../../../model/coded-studies.ts';
import { notShown, type ShownField, shownCodes } from '../shown-codes.ts';
import { studyFormat } from '../study-format.ts';

interface Attribute {
  readonly AttributeId: number;
  readonly AttributeName: string;
  readonly AttributeType: string;
  readonly AttributeTypeId: number;
  readonly AttributeDescription: string;
  readonly Attributes?: { readonly AttributesList: readonly Attribute[] };
}

/** Numbers for attributes, from 1, in the order of the tree. */
type NextId = () => number;

const HEADING = { AttributeType: 'Not selectable (no checkbox)', AttributeTypeId: 1 };
const TICKED = { AttributeType: 'Selectable (show checkbox)', AttributeTypeId: 2 };
const below = (list: readonly Attribute[]): Pick<Attribute, 'Attributes'> =>
  list.length === 0 ? {} : { Attributes: { AttributesList: list } };

/**
 * The JSON report of EPPI-Reviewer with code sets and references, which EPPI-Mapper draws: a heading for each group of the
 * codebook, a question for each field, an attribute for each code (below the code that it belongs to), and the attributes of
 * each reference, with page and words where the review has them. `OldItemId` is the key of the study.
 */
export const eppiMapper = studyFormat({
  name: 'eppi-mapper',
  extension: 'json',
  describe: 'the JSON that EPPI-Mapper reads: code sets and references',
  async write(studies) {
    const shown = shownCodes(studies);
    let last = 0;
    const ids = new Map<string, number>();
    const next: NextId = () => ++last;
    const list = underHeadings(shown, next, ids);
    const codesOf = (study: number) =>
      shown.flatMap(({ field, of, evidence }) =>
        of(study).flatMap(value => {
          const id = ids.get(idKey(field.name, value));
          return id === undefined
            ? []
            : [
                {
                  AttributeId: id,
                  AdditionalText: evidence(study),
                  ArmId: 0,
                  ArmTitle: '',
                  ItemAttributeFullTextDetails: [],
                },
              ];
        }),
      );
    const References = studies.studies.map(({ key, citation, reference }, study) => ({
      Codes: codesOf(study),
      Outcomes: [],
      ItemId: study + 1,
      OldItemId: key,
      Title: reference.title,
      ShortTitle: citation,
      Authors: reference.authors.map(author => `${author} ;`).join(' '),
      Year: reference.year,
      ParentTitle: reference.venue,
      Volume: reference.volume,
      Issue: reference.issue,
      Pages: reference.pages,
      DOI: reference.doi,
      URL: reference.url,
      Abstract: reference.abstract,
      Keywords: reference.keywords.join('; '),
      TypeName: 'Journal, Article',
    }));
    const set = {
      SetName: studies.title,
      ReviewSetId: 1,
      SetId: 1,
      SetType: { SetTypeName: 'Standard', SetTypeDescription: '' },
      SetDescription: studies.disclosure ?? '',
      Attributes: { AttributesList: list },
    };
    return { data: `${JSON.stringify({ CodeSets: [set], References }, null, 1)}\n`, unsaid: notShown(studies) };
  },
});

const idKey = (field: string, value: string): string => JSON.stringify([field, value]);

/** Fields that follow each other in one group of the codebook are below its heading. */
function underHeadings(shown: readonly ShownField[], next: NextId, ids: Map<string, number>): Attribute[] {
  const list: Attribute[] = [];
  for (let at = 0; at < shown.length; ) {
    const { group } = shown[at]!.field;
    let end = at + 1;
    while (group !== null && shown[end]?.field.group === group) end++;
    const run = shown.slice(at, end);
    at = end;
    if (group === null) list.push(...run.map(entry => question(entry, next, ids)));
    else
      list.push({
        AttributeId: next(),
        AttributeName: group,
        ...HEADING,
        AttributeDescription: '',
        ...below(run.map(entry => question(entry, next, ids))),
      });
  }
  return list;
}

const question = ({ field, codes }: ShownField, next: NextId, ids: Map<string, number>): Attribute => ({
  AttributeId: next(),
  AttributeName: field.title,
  ...HEADING,
  AttributeDescription: field.description,
  ...below(attributes(codes, null, field.name, next, ids)),
});

function attributes(
  codes: readonly StudyCode[],
  parent: string | null,
  field: string,
  next: NextId,
  ids: Map<string, number>,
): Attribute[] {
  return codes
    .filter(code => code.parent === parent)
    .map(({ value, label, description, codable }) => {
      const id = next();
      ids.set(idKey(field, value), id);
      return {
        AttributeId: id,
        AttributeName: label,
        ...(codable ? TICKED : HEADING),
        AttributeDescription: description,
        ...below(attributes(codes, value, field, next, ids)),
      };
    });
}
