import type { Edit } from './update-codebook.ts';

/** Makes edits in a YAML file; comments, order and everything else stay as people wrote them. */
export async function editYaml(source: string, edits: readonly Edit[]): Promise<string> {
  const yaml = await import('yaml');
  const document = yaml.parseDocument(source);
  for (const { path, value, append } of edits) {
    if (!append) {
      if (value === undefined) document.deleteIn(path);
      else document.setIn(path, document.createNode(value, { flow: typeof value === 'object' }));
      continue;
    }
    const node = document.createNode(value, {
      flow: !(typeof value === 'object' && value !== null && 'type' in value),
    });
    if (document.getIn(path) === undefined) document.setIn(path, document.createNode([]));
    document.addIn(path, node);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
