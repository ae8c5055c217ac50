// Prints how many of the numbers that `check` matches at a probability are matched rightly, in drafts of this review: the table
// of docs/reliability.md. node scripts/calibration.mjs
import { importSources, root } from './import-sources.mjs';

process.chdir(root);
const { calibration } = await importSources('calibration', "export { calibration } from './scripts/calibration.ts';");
process.stdout.write(`${await calibration()}\n`);
