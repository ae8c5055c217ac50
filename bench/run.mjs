// npm run bench [-- NAME…]: ratios of whole processes, measured side by side on this machine. Times depend on the machine, ratios hardly.
import { existsSync } from 'node:fs';
import { LINES } from './lines/index.mjs';
import { cli } from './material.mjs';
import { measure } from './measure.mjs';

const wanted = process.argv.slice(2);
const names = LINES.map(line => line.name);
const unknown = wanted.find(name => !names.includes(name));
if (unknown !== undefined) {
  console.error(`bench: there is no line "${unknown}"; the lines are ${names.join(', ')}`);
  process.exit(2);
}
if (!existsSync(cli)) {
  console.error('bench: dist/ is missing; run `npm run build` first');
  process.exit(3);
}

let failed = 0;
for (const line of LINES) {
  if (wanted.length > 0 && !wanted.includes(line.name)) continue;
  console.log(`\n## ${line.name}: ${line.title}\n`);
  const missing = line.needs?.() ?? null;
  if (missing !== null) {
    console.log(`Skipped: ${missing}.`);
    continue;
  }
  if (line.inProcess) {
    const { table, verdicts } = line.inProcess();
    console.log(table);
    for (const { text } of verdicts) console.log(`\n${text}`);
    failed += verdicts.filter(verdict => !verdict.good).length;
    continue;
  }
  const contenders = line.contenders();
  const results = await measure(contenders, line.rounds);
  const base = results[0].fastest;
  const work = results[0].processor;
  console.log(
    `| | fastest s | median s | × ${results[0].name} | processor s | × ${results[0].name} | MB |\n|---|---:|---:|---:|---:|---:|---:|`,
  );
  for (const { name, fastest, median, processor, memory } of results)
    console.log(
      `| ${name} | ${fastest.toFixed(3)} | ${median.toFixed(3)} | ${(fastest / base).toFixed(2)} | ${processor.toFixed(3)} | ${(processor / work).toFixed(2)} | ${memory.toFixed(0)} |`,
    );
  const said = line.check?.() ?? [];
  if (line.check)
    console.log(`\nResults: ${said.length === 0 ? 'equal to the golden files' : said.slice(0, 5).join('; ')}.`);
  const targets = line.targets ?? (line.target === undefined ? [] : [line.target]);
  const verdicts = [...targets.flatMap(target => judge(target, results)), ...(line.verdicts?.(results) ?? [])];
  for (const { text } of verdicts) console.log(`\n${text}`);
  failed += said.length + verdicts.filter(verdict => !verdict.good).length;
}
process.exitCode = failed > 0 ? 1 : 0;

/** Whether a line reaches what it should. */
function judge(target, results) {
  const own = results.find(result => result.name === target?.of);
  if (own === undefined) return [];
  const other = results.find(result => result.name === target.against);
  const said = (good, text) => ({ good, text: `${good ? 'Reached' : 'MISSED'}: ${text}.` });
  const verdicts = [];
  if (other === undefined)
    verdicts.push({ good: true, text: `Not compared: ${target.against} is not installed here.` });
  else {
    const ratio = own.fastest / other.fastest;
    verdicts.push(said(ratio <= target.ratio, `${ratio.toFixed(2)} × ${target.against} (at most ${target.ratio})`));
  }
  if (target.memory !== undefined)
    verdicts.push(said(own.memory <= target.memory, `${own.memory.toFixed(0)} MB (at most ${target.memory})`));
  return verdicts;
}
