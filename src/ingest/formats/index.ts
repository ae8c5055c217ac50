import { registry } from '../../base/registry.ts';
import type { FileFormat } from '../format.ts';
import { csv } from './csv.ts';
import { duckdbDatabase } from './duckdb-database.ts';
import { ods } from './ods.ts';
import { parquet } from './parquet.ts';
import { xlsx } from './xlsx.ts';

/** Every file format; the first that matches a file's bytes reads it. To add one: a file here, and a line before csv. */
export const FILE_FORMATS = registry<FileFormat>([ods, xlsx, parquet, duckdbDatabase, csv]);
