import type { ImportWriter } from '@broadsheet/database'
import type { DiagnosticCounter } from '../errors/diagnostic-counter.ts'
import type { FolderScan } from '../scan/scan-folder.ts'
import type { ChangeList } from './change-list.ts'

export interface ApplyOptions {
  /** Skip the safety checks. */
  force: boolean
  /** Read and parse every file, changed or not. */
  full: boolean
  /** Reports the number of files read so far and in total. */
  onProgress: (done: number, total: number) => void
  signal: AbortSignal
}

/** The result of an import. */
export interface Applied {
  changes: ChangeList
  /** Number of files parsed, changed or not. */
  parsed: number
  /** Diagnostics about the folder, its settings, its images, and the files parsed. */
  diagnostics: DiagnosticCounter
}

/** The state that the steps of one import share. */
export interface ImportRun {
  scan: FolderScan
  writer: ImportWriter
  options: ApplyOptions
  applied: Applied
}
