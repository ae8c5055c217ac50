export { plainResultTable as table } from '../plain-result-table.ts';
