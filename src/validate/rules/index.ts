import { registry } from '../../base/registry.ts';
import type { ValidationRule } from '../rule.ts';
import { betweenFields } from './between-fields.ts';
import { cellError } from './cell-error.ts';
import { columnTwice } from './column-twice.ts';
import { disarmedRule } from './disarmed-rule.ts';
import { disguisedMissing } from './disguised-missing.ts';
import { duplicateKey } from './duplicate-key.ts';
import { emptyItem } from './empty-item.ts';
import { exclusiveItem } from './exclusive-item.ts';
import { foldedSpelling } from './folded-spelling.ts';
import { groupCode } from './group-code.ts';
import { headerVariant } from './header-variant.ts';
import { itemPattern } from './item-pattern.ts';
import { listInCell } from './list-in-cell.ts';
import { missingColumn } from './missing-column.ts';
import { nearDuplicateTitle } from './near-duplicate-title.ts';
import { valueWhereNotApplicable } from './not-applicable.ts';
import { nullItem } from './null-item.ts';
import { outOfRange } from './out-of-range.ts';
import { patternRule } from './pattern.ts';
import { patternDialect } from './pattern-dialect.ts';
import { repeatedItem } from './repeated-item.ts';
import { required } from './required.ts';
import { sameIdentifier } from './same-identifier.ts';
import { sentinelNumber } from './sentinel-number.ts';
import { tokenInList } from './token-in-list.ts';
import { unique } from './unique.ts';
import { unknownCategory } from './unknown-category.ts';
import { unknownColumn } from './unknown-column.ts';
import { unknownItem } from './unknown-item.ts';
import { blankWhereApplicable, notApplicableWhereApplicable } from './where-applicable.ts';
import { wrongType } from './wrong-type.ts';

/** Every rule, in the order of its code. To add one: a file here, and a line in this list. */
export const RULES = registry<ValidationRule>([
  unknownCategory,
  foldedSpelling,
  wrongType,
  outOfRange,
  patternRule,
  required,
  unknownItem,
  repeatedItem,
  exclusiveItem,
  emptyItem,
  tokenInList,
  disguisedMissing,
  groupCode,
  itemPattern,
  patternDialect,
  nullItem,
  listInCell,
  sentinelNumber,
  missingColumn,
  unknownColumn,
  columnTwice,
  headerVariant,
  duplicateKey,
  unique,
  cellError,
  sameIdentifier,
  nearDuplicateTitle,
  valueWhereNotApplicable,
  notApplicableWhereApplicable,
  blankWhereApplicable,
  betweenFields,
  disarmedRule,
]);
