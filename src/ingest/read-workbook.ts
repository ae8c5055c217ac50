// the reader alone: an import of the whole package at run time would load its writers, too
export { readXlsx } from 'hucre/xlsx';
