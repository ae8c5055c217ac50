import { resolve } from 'node:path';
import { compile } from 'vega-lite';
import { expect } from 'vitest';
import { render } from './figures.ts';

/** A figure is as it was (`test/golden/figures/NAME-WIDTH.vl.json`), compiles without a warning, and preflight finds what is expected: nothing by default. */
export async function expectGolden(
  name: string,
  width: number,
  files: Readonly<Record<string, string>>,
  { output = 'figure', codes: expected = [] as readonly string[] } = {},
): Promise<string> {
  const { outputs, codes, faults } = await render(files, { width, formats: ['vl.json', 'svg'] });
  expect(faults).toEqual([]);
  expect(codes).toEqual(expected);
  const text = String(outputs.get(`out/${output}.vl.json`));
  await expect(text).toMatchFileSnapshot(resolve(`test/golden/figures/${name}-${width}.vl.json`));
  const warnings: unknown[] = [];
  const logger = { level: () => logger, error: say, warn: say, info: () => logger, debug: () => logger };
  function say(...parts: unknown[]) {
    warnings.push(parts);
    return logger;
  }
  compile(JSON.parse(text), { logger } as unknown as Parameters<typeof compile>[1]);
  expect(warnings).toEqual([]);
  const svg = String(outputs.get(`out/${output}.svg`));
  expect(svg).toMatch(
    new RegExp(`^<svg [^>]*role="img"[^>]* width="${width}mm" height="[\\d.]+mm" viewBox="0 0 [\\d.]+ [\\d.]+"><title`),
  );
  return svg;
}
