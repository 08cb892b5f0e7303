import type { Diagnostic, Folder, Site } from '@broadsheet/parser'
import type { PathSet } from '../scan/path-set.ts'
import type { EncodedFile } from './encoded-article.ts'

/** A file to read and parse. */
export interface ParseJob {
  path: string
  /** Path within the content folder, as spelled on disk. */
  real: string
  bytes: number
  /** SHA-256 of the content that the database holds. A file that still has it is not parsed. Null: parse in any case. */
  knownHash: string | null
}

/** The outcome of one job. It holds plain objects, numbers and bytes only, because threads exchange it as a message. */
export type ParseResult = { path: string; readAt: number } & (
  | { outcome: 'unchanged' }
  | { outcome: 'parsed'; sha256: string; parsed: EncodedFile }
  /** The file could not be read or parsed. The database keeps what it has of it. */
  | { outcome: 'failed'; diagnostic: Diagnostic }
)

/** The values that all files of an import share. */
export interface ParseContext {
  /** Absolute path of the content folder. */
  root: string
  site: Site
  /** Every path in the content folder. */
  paths: PathSet
  /** The texts that articles can include, by path. */
  texts: { readonly [path: string]: string }
}

/** The context as `readAndParse` uses it. */
export interface ParseSettings extends Omit<ParseContext, 'paths' | 'texts'> {
  folder: Folder
}
