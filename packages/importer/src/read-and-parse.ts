import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, type Folder, parseFile, type Site } from '@broadsheet/parser'
import { type EncodedFile, encodeFile } from './encoded-article.ts'
import { systemReason } from './import-error.ts'

export interface ReadJob {
  path: string
  /** As the disk spells it, within the content folder. */
  real: string
  bytes: number
  /** Where the bytes still have this hash, the file need not be parsed. */
  parsedAs: string | null
}

/** Plain objects, numbers and bytes only: it crosses from a worker to the main thread. */
export type ReadResult = { path: string; readAt: number } & (
  | { outcome: 'same' }
  | { outcome: 'parsed'; sha256: string; parsed: EncodedFile }
  /** Nothing can be said of what is in it; what the database has of it stays. */
  | { outcome: 'lost'; diagnostic: Diagnostic }
)

export interface ParseSettings {
  root: string
  site: Site
  folder: Folder
}

/** No article is longer than the Bible in every script together; what is, is a dump that somebody left there. */
const longestFile = 32 * 1024 * 1024

/**
 * Reads, hashes and parses one file. Never throws: whatever goes wrong with one file is its result. It reads
 * synchronously, for the threads are the parallelism: a promise costs four times what reading a small file does.
 */
export function readAndParse(job: ReadJob, settings: ParseSettings): ReadResult {
  const about = { path: job.path, readAt: Date.now() }
  if (job.bytes > longestFile) {
    return { ...about, outcome: 'lost', diagnostic: tooLong(job.path) }
  }
  let bytes: Uint8Array
  try {
    bytes = readFileSync(join(settings.root, job.real))
  } catch (error) {
    return { ...about, outcome: 'lost', diagnostic: unreadable(job.path, systemReason(error)) }
  }
  const sha256 = hash('sha256', bytes, 'hex')
  if (sha256 === job.parsedAs) return { ...about, outcome: 'same' }
  return { ...about, outcome: 'parsed', sha256, parsed: parse(job.path, bytes, settings) }
}

function parse(file: string, bytes: Uint8Array, settings: ParseSettings): EncodedFile {
  try {
    return encodeFile(parseFile({ file, bytes }, settings.site, settings.folder))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { article: null, diagnostics: [parserFailed(file, reason)] }
  }
}

/** The parser promises to throw nothing; where it breaks the promise, that file is lost and no other. */
export function parserFailed(file: string, reason: string): Diagnostic {
  return {
    severity: 'ERROR',
    code: 'parser-failed',
    message: `The file could not be parsed: ${reason}`,
    file,
    hint: 'This is a fault of the parser: please report it with the file.',
  }
}

/** What a walk or a read was refused. */
export function unreadable(file: string, reason: string): Diagnostic {
  return {
    severity: 'ERROR',
    code: 'file-unreadable',
    message: `It cannot be read: ${reason}`,
    file,
    hint: 'What an earlier import had of it stays as it was.',
  }
}

function tooLong(file: string): Diagnostic {
  return {
    severity: 'ERROR',
    code: 'file-too-long',
    message: `It is longer than ${longestFile / 1024 / 1024} MB, which no article is`,
    file,
    hint: 'Give it another ending, or put it outside the content folder.',
  }
}
