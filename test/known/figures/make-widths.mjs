// node test/known/figures/make-widths.mjs > test/known/figures/widths.json
import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';

const { version } = JSON.parse(readFileSync('node_modules/fontkit/package.json', 'utf8'));
const folder = 'node_modules/@expo-google-fonts/arimo';
const faces = {
  regular: fontkit.openSync(`${folder}/400Regular/Arimo_400Regular.ttf`),
  bold: fontkit.openSync(`${folder}/700Bold/Arimo_700Bold.ttf`),
};
const texts = ['Prompting', 'General clinical care (n\u00a0=\u00a042)', 'AVAToWa', 'Ελληνικά', 'Русский', '12.5% (95% CI)', 'é–’“”≥', ''];
const rows = texts.flatMap(text =>
  Object.entries(faces).map(([face, font]) => ({
    text,
    face,
    size: 8,
    width: (font.layout(text, { kern: false, liga: false, clig: false }).advanceWidth * 8) / font.unitsPerEm,
  })),
);
process.stdout.write(
  `${JSON.stringify({ origin: `fontkit ${version}: layout(text, {kern: false, liga: false, clig: false}).advanceWidth of Arimo 0.4.3, times size / unitsPerEm`, rows }, null, 2)}\n`,
);
