import { checkManuscript } from '../../src/pipeline/manuscript/check-manuscript.ts';
import { memoryEffects } from './memory-effects.ts';

/** What `check` says of a Markdown text beside the files of a review: of every number but those of all units and of totals. */
export async function checkedNumbers(files: Readonly<Record<string, string>>, text: string) {
  const effects = memoryEffects({ ...files, 'a.md': `# Results\n\n${text}\n` });
  const { numbers } = await checkManuscript(effects, null, 'a.md', {
    changes: 'accepted',
    certainty: 0.6,
    against: null,
  });
  return numbers.filter(({ claim }) => !claim.units && !claim.whole);
}
