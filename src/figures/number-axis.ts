export interface NumberAxis {
  /** numbers with a tick */
  readonly values: readonly number[];
  /** where a number stands: 0 at the start of the axis, 1 at its end */
  place(value: number): number;
}

/**
 * An axis that holds the numbers from `low` to `high`: round steps, at most `room` ticks. On a logarithmic axis the ticks are
 * powers of ten and, where there is room, 2 and 5 times these; `low` must be above 0.
 *
 * @example numberAxis(3, 87, 6, false).values // => [0, 20, 40, 60, 80, 100]
 * @example numberAxis(3, 870, 6, true).values // => [2, 10, 100, 1000]
 */
export function numberAxis(low: number, high: number, room: number, log: boolean): NumberAxis {
  return log ? logAxis(low, high, room) : linearAxis(low, high, room);
}

function linearAxis(low: number, high: number, room: number): NumberAxis {
  // numbers that aren't far from 0 are seen from 0; years are not
  const from = low > 0 && low < high * 0.6 ? 0 : low;
  // one value alone stands on an axis of its own size
  const span = high > from ? high - from : Math.max(1, Math.abs(high) / 10);
  const limit = Math.max(1, room - 1);
  const whole = Number.isInteger(low) && Number.isInteger(high) && (span > 1 || high === from);
  let step = 10 ** Math.ceil(Math.log10(span));
  for (let size = 10 ** Math.floor(Math.log10(span / limit)); ; size *= 10) {
    const fitting = [1, 2, 5]
      .map(part => part * size)
      .find(part => {
        const ticks = Math.ceil(high / part - 1e-9) - Math.floor(from / part + 1e-9);
        return ticks <= limit && (!whole || part >= 1);
      });
    if (fitting !== undefined) {
      step = fitting;
      break;
    }
  }
  const first = Math.floor(from / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const values = Array.from({ length: last - first + 1 }, (_, i) => rounded((first + i) * step));
  return { values, place: value => (value - first * step) / ((last - first) * step) };
}

function logAxis(low: number, high: number, room: number): NumberAxis {
  const steps: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
    for (const part of [1, 2, 5]) steps.push(rounded(part * 10 ** power));
  const start = steps.filter(step => step <= low * (1 + 1e-12)).at(-1)!;
  const end = steps.find(step => step >= high * (1 - 1e-12) && step > start)!;
  const inside = steps.filter(step => step >= start && step <= end);
  const values = inside.length <= room ? inside : inside.filter(step => step === start || isPower(step));
  const [from, to] = [Math.log(start), Math.log(end)];
  return { values, place: value => (Math.log(value) - from) / (to - from) };
}

const isPower = (value: number): boolean => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;

/** Without the last digits of a binary fraction: 0.30000000000000004 is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12));
