import { registry } from '../base/registry.ts';

/** A shipped template for `results --for-each`. */
export interface PageTemplate {
  readonly name: string;
  /** one line for the help */
  readonly describe: string;
  /** in templates/ */
  readonly file: string;
}

/** Every template for pages. To add one: a file in templates/, and an entry in this list. */
export const PAGE_TEMPLATES = registry<PageTemplate>([
  {
    name: 'evaluation-playbook',
    describe:
      'for codebooks with the module synthetic-data-audit: what was evaluated, at which level, with which evidence, what nobody did, and what an editor would ask',
    file: 'evaluation-playbook.md',
  },
]);
