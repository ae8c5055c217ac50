import type { JoinedSheet } from '../../infer/joined-sheets.ts';
import { resourceName } from '../../infer/joined-sheets.ts';
import { codebookYaml } from '../../infer/write/codebook-yaml.ts';
import type { DraftResource } from '../../infer/write/review-yaml.ts';
import { resolveDoubts, type Settle } from './resolve-doubts.ts';
import { checkCodebook } from './review-paths.ts';

/** A resource beside the studies, and its codebook. */
export interface JoinedResource {
  readonly resource: DraftResource;
  readonly codebook: { readonly path: string; readonly text: string };
}

/** The resources of sheets that belong to the studies; nobody is asked about their fields, so doubts stay guesses. */
export async function joinedResources(
  sheets: readonly JoinedSheet[],
  stem: string,
  taken: readonly string[],
  settle: Settle,
): Promise<JoinedResource[]> {
  const names = new Set(['studies', ...taken]);
  const found: JoinedResource[] = [];
  for (const { sheet, proposal, draft: own, unit, by, evidence } of sheets) {
    const base = resourceName(sheet.name);
    let name = base;
    for (let i = 2; names.has(name); i++) name = `${base}-${i}`;
    names.add(name);
    const doubts = proposal.doubts.filter(({ scope }) => scope === 'field' || scope === 'codebook');
    const { draft } = await resolveDoubts(sheet.table, own, doubts, settle === 'defaults' ? settle : 'guess');
    const path = `codebook/${stem}-${name}.yaml`;
    const head = `Proposed by \`scopebook init\` from the sheet "${sheet.name}" (${sheet.table.rows} rows).`;
    const text = codebookYaml(draft.codebook, head, new Map(proposal.guesses.map(guess => [guess.name, guess])));
    await checkCodebook(path, text);
    found.push({
      codebook: { path, text },
      resource: {
        name,
        schema: path,
        dialect: sheet.dialect,
        unit,
        of: 'studies',
        by,
        guess:
          settle === 'defaults' ? null : { of: evidence, otherwise: 'its rows belong to no study and are not counted' },
      },
    });
  }
  return found;
}
