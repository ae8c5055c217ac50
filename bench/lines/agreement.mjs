import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, node, nothing, pair, peers, work } from '../material.mjs';

const VARIABLES = { domain: null, modality: null, method: null, open_weights: null, rigour: [1, 2, 3, 4, 5] };

/** The codebook of the two coders' sheets: all fields open but the ordered one. */
function codebook() {
  mkdirSync(work, { recursive: true });
  const path = join(work, 'agree-codebook.yaml');
  const fields = Object.entries(VARIABLES).map(([name, levels]) =>
    levels === null
      ? `  - { name: ${name} }`
      : `  - { name: ${name}, categories: [${levels.map(level => `{ value: "${level}" }`).join(', ')}], categoriesOrdered: true }`,
  );
  writeFileSync(
    path,
    `primaryKey: unit\nmissingValues: [{ value: NA, label: not_coded }]\nfields:\n  - { name: unit }\n${fields.join('\n')}\n`,
  );
  return path;
}

function command() {
  const { a, b } = pair('agree10k', 10_000);
  return ['agreement', ...Object.keys(VARIABLES), '--coders', `A=${a}`, `B=${b}`, '--codebook', codebook(), '--json'];
}

export const agreement = {
  name: 'agreement',
  title: '2 coders × 10,000 units × 5 fields: every coefficient, overall and for each category, as JSON',
  rounds: 5,
  needs: () => (peers === null ? '../shared/bench is not there' : null),
  contenders: () => [nothing, { name: 'scopebook', command: [node, cli, ...command()] }],
  // one second on the reference machine, where `node -e 0` takes 40 ms
  target: { of: 'scopebook', against: 'node -e 0', ratio: 25 },
  check() {
    const run = spawnSync(node, [cli, ...command()], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const { rows } = JSON.parse(run.stdout);
    const golden = join(peers, 'golden', 'pair10k.json');
    return existsSync(golden) ? compare(rows, golden) : [];
  },
};

/** What differs from the golden values by more than 1e-9. */
function compare(rows, golden) {
  const expected = JSON.parse(readFileSync(golden, 'utf8'));
  const said = [];
  for (const field of Object.keys(VARIABLES)) {
    const of = statistic =>
      rows.find(row => row.field === field && row.statistic === statistic && row.kind === 'field');
    const near = (name, found, wanted) => {
      if (!(Math.abs(found - wanted) <= 1e-9)) said.push(`${field} ${name}: ${found} is not ${wanted}`);
    };
    const { po, n, unweighted, alpha_nominal, ac1, linear, quadratic, ...more } = expected[field];
    near('n', of('percent_agreement').N, n);
    near('po', of('percent_agreement').estimate, po);
    near('kappa', of('cohen_kappa').estimate, unweighted.kappa);
    near('se', of('cohen_kappa').se, unweighted.se);
    near('low', of('cohen_kappa').ci.low, unweighted.lo);
    near('high', of('cohen_kappa').ci.high, unweighted.hi);
    near('alpha', of('krippendorff_alpha').estimate, alpha_nominal);
    near('ac1', of('gwet_ac1').estimate, ac1.coef);
    near('ac1 se', of('gwet_ac1').se, ac1.se);
    if (linear) near('linear', of('weighted_kappa_linear').estimate, linear.kappa);
    if (quadratic) near('quadratic', of('weighted_kappa_quadratic').estimate, quadratic.kappa);
    for (const metric of ['ordinal', 'interval', 'ratio'])
      if (`alpha_${metric}` in more) near(metric, of(`krippendorff_alpha_${metric}`).estimate, more[`alpha_${metric}`]);
  }
  return said;
}
