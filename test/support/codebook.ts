import { readDeclaration } from '../../src/base/read-declaration.ts';
import { closeCodebook } from '../../src/model/close-codebook.ts';
import type { Codebook } from '../../src/model/codebook.ts';
import { codebookFile } from '../../src/model/codebook-file.ts';

/** A codebook from YAML. */
export const codebookOf = async (yaml: string): Promise<Codebook> =>
  closeCodebook(await readDeclaration('codebook.yaml', yaml, codebookFile));

/** The message of the Fault that a broken codebook gives. */
export async function codebookFault(yaml: string): Promise<string> {
  try {
    await codebookOf(yaml);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no fault';
}
