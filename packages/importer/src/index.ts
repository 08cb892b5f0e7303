export { ImportError, Interrupted } from './errors/import-error.ts'
export { type CheckReport, checkFolder } from './operations/check-folder.ts'
export { type ImportOptions, type ImportReport, importFolder } from './operations/import-folder.ts'
export { type WatchOptions, watchFolder } from './operations/watch-folder.ts'
