import { registry } from '../../base/registry.ts';
const z = 1.959963984540054;
export const PROPORTION_METHODS = registry([{ name: 'wilson', label: 'Wilson', source: '', interval: (n: number, N: number, _level: number) => { if (N === 0) return null; const p = n / N, c = (p + z * z / (2 * N)) / (1 + z * z / N), h = z / (1 + z * z / N) * Math.sqrt(p * (1 - p) / N + z * z / (4 * N * N)); return { low: n === 0 ? 0 : c - h, high: n === N ? 1 : c + h }; } }]);
