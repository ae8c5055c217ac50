import { yamlFlow, yamlText } from '../../base/yaml-text.ts';
import { citationIn } from '../columns/draft-citation.ts';
import type { DraftCodebook, Guess } from '../draft.ts';
import { isResult } from './is-result.ts';

/** Example declarations for `figures/`: a table of characteristics, and a figure of the field that says most. */
export function exampleExhibits(
  codebook: DraftCodebook,
  guesses: readonly Guess[],
  figureTypes: readonly string[],
): { readonly name: string; readonly text: string }[] {
  const counted = codebook.fields.filter(
    field => (field.categories?.length ?? 0) >= 2 && (field.categories?.length ?? 0) <= 15 && isResult(field),
  );
  const coded = (name: string): number =>
    [...(guesses.find(guess => guess.name === name)?.counts.values() ?? [])].reduce((sum, count) => sum + count, 0);
  const best = [...counted].sort((a, b) => coded(b.name) - coded(a.name) || (a.name < b.name ? -1 : 1))[0];
  if (best === undefined) return [];
  const type = ['bar', 'bars', 'grouped-bar'].find(name => figureTypes.includes(name));
  const { author, year, title } = citationIn(codebook);
  const cited = [author ?? title, year].filter(name => name !== undefined);
  const chosen = [
    ...cited,
    ...counted
      .map(field => field.name)
      .filter(name => !cited.includes(name))
      .slice(0, 8),
  ];
  const first = `# An example: change the fields, then run \`scopebook build\`.\n`;
  return [
    {
      name: 'table-1-characteristics.yaml',
      text: `${first}table: characteristics\ntitle: Characteristics of the included studies\nfields: ${yamlFlow(chosen)}\nformats: [md, csv]\n`,
    },
    ...(type === undefined
      ? []
      : [
          {
            name: `figure-1-${best.name
              .toLowerCase()
              .replace(/[^\p{L}\p{N}]+/gu, '-')
              .slice(0, 40)}.yaml`,
            text: `${first}figure: ${type}\ntitle: ${yamlText(best.title ?? best.name)}\nfield: ${yamlText(best.name)}\nwidth: 85mm\nformats: [svg, png]\n`,
          },
        ]),
  ];
}
