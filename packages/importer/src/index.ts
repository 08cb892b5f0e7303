export { type CheckReport, checkFolder } from './check.ts'
export { type ImportOptions, type ImportReport, importFolder } from './import.ts'
export { ImportError, Interrupted } from './import-error.ts'
export { type WatchOptions, watchFolder } from './watch.ts'
