import { Fault } from '../../../base/fault.ts';
import { type Block, type Changes, reader } from '../block.ts';
import { docxBlocks } from '../docx-blocks.ts';

const MAX_BYTES = 200 * 1024 * 1024;

export const docx = reader({
  name: 'docx',
  describe: 'Word, with tables, notes and tracked changes (accepted, or the original)',
  extensions: ['docx', 'docm'],
  async read(bytes, name, { changes }): Promise<Block[]> {
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
      throw new Fault(
        'password',
        `${name} is protected by a password, or an old .doc file`,
        'open it in Word, remove the password and save it as .docx',
      );
    const parts = await unpack(bytes, name);
    const document = parts['word/document.xml'];
    if (document === undefined)
      throw new Fault('docx', `${name} is not a Word document: word/document.xml is missing`, 'save it as .docx again');
    const blocks = blocksOf(document, name, changes, '');
    for (const note of ['footnotes', 'endnotes'] as const) {
      const part = parts[`word/${note}.xml`];
      if (part !== undefined) blocks.push(...blocksOf(part, name, changes, note));
    }
    return blocks;
  },
});

function blocksOf(part: Uint8Array, name: string, changes: Changes, section: string): Block[] {
  try {
    return docxBlocks(new TextDecoder().decode(part), changes, section);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw damaged(name);
  }
}

const damaged = (name: string): Fault =>
  new Fault('docx', `${name} is damaged: its text can't be read`, 'open it in Word and save it again');

/** The parts that hold text; nothing else is unpacked, and nothing that would fill the memory. */
async function unpack(bytes: Uint8Array, name: string): Promise<Record<string, Uint8Array>> {
  const { unzipSync } = await import('fflate');
  try {
    return unzipSync(bytes, {
      filter(file) {
        if (!/^word\/(document|footnotes|endnotes)\.xml$/.test(file.name)) return false;
        if (file.originalSize > MAX_BYTES)
          throw new Fault(
            'zip',
            `${name} would unpack to ${Math.round(file.originalSize / 1024 / 1024)} MB`,
            'save the manuscript without its supplement',
          );
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw damaged(name);
  }
}
