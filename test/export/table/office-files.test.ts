import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { CODEBOOK_FORMATS } from '../../../src/export/codebook/formats/index.ts';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { seedWith } from '../../support/figures.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { seedReview } from '../../support/review.ts';

const part = (bytes: string | Uint8Array | undefined, name: string): string =>
  strFromU8(unzipSync(bytes as Uint8Array)[name]!);

// what python-docx asks of every paragraph
const NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">';

test('Word and Excel files of tables: a default style, a description apart from its caption, a header on every page', async () => {
  const effects = memoryEffects(seedWith({ t: 'table: shares\nfield: method\nformats: [docx, xlsx]\n' }));
  const { outputs } = await renderExhibits(effects, await openReview(effects, null), 'table', []);
  const [docx, xlsx] = ['.docx', '.xlsx'].map(ending => outputs.find(({ path }) => path.endsWith(ending))?.data);
  expect(part(docx, 'word/styles.xml').split(NORMAL)).toHaveLength(2);
  expect(part(docx, 'word/document.xml')).toMatch(/<w:tblCaption w:val="[^"]+[^" ]"\/><w:tblDescription w:val=" \S/);
  expect(part(xlsx, 'xl/workbook.xml')).toContain(
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">Table!$2:$2</definedName>',
  );
});

test('a codebook in Word has the default style too, and header rows alone are marked as such', async () => {
  const { codebook } = await seedReview();
  const { data } = await CODEBOOK_FORMATS.get('docx')!.write(codebook);
  expect(part(data, 'word/styles.xml')).toContain(NORMAL);
  expect(part(data, 'word/document.xml')).not.toMatch(/<w:tblHeader w:val/);
});
