import { registry } from '../../base/registry.ts';
import type { Detector } from '../columns/detector.ts';
import { boxesInCells } from './boxes-in-cells.ts';
import { category } from './category.ts';
import { currency } from './currency.ts';
import { date } from './date.ts';
import { empty } from './empty.ts';
import { freeText } from './free-text.ts';
import { identifier } from './identifier.ts';
import { multiSelect } from './multi-select.ts';
import { number } from './number.ts';
import { optionColumns } from './option-columns.ts';
import { ownLabelColumns } from './own-label-columns.ts';
import { personal } from './personal.ts';
import { redcapCheckboxes } from './redcap-checkboxes.ts';
import { spread } from './spread.ts';
import { textByHeader } from './text-by-header.ts';
import { year } from './year.ts';

/** Every detector, in the order in which they look: families of columns first, text last. To add one: a file here, and a line in this list. */
export const DETECTORS = registry<Detector>([
  redcapCheckboxes,
  optionColumns,
  ownLabelColumns,
  empty,
  personal,
  identifier,
  textByHeader,
  date,
  year,
  spread,
  currency,
  number,
  boxesInCells,
  multiSelect,
  category,
  freeText,
]);
