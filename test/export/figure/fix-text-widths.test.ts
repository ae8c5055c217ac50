import { expect, test } from 'vitest';
import { fixTextWidths } from '../../../src/export/figure/fix-text-widths.ts';

// fontTools 4.38: TTFont("Arimo_400Regular.ttf")["hmtx"] gives A 1366, V 1366, x 1024 in units of 1/2048; fontkit 2.0.4 kerns AV by -152
test('each line says its width, kerned; letters of other scripts stay as they are', () => {
  expect(fixTextWidths('<text font-size="20.48px" x="1">xx</text>')).toBe(
    '<text font-size="20.48px" x="1" textLength="20.5" lengthAdjust="spacingAndGlyphs">xx</text>',
  );
  expect(fixTextWidths('<text font-size="10px"><tspan>x</tspan><tspan x="0" dy="11">xx</tspan></text>')).toBe(
    '<text font-size="10px"><tspan textLength="5" lengthAdjust="spacingAndGlyphs">x</tspan><tspan x="0" dy="11" textLength="10" lengthAdjust="spacingAndGlyphs">xx</tspan></text>',
  );
  const arabic = '<text font-size="10px">\u0639\u0645\u0631</text>';
  expect(fixTextWidths(arabic)).toBe(arabic);
});
