import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '@broadsheet/parser'
import { parseFile } from '@broadsheet/parser/parse'
import { fileTooLong, fileUnreadable, parserFailed } from '../errors/file-diagnostics.ts'
import { systemReason } from '../errors/system-error.ts'
import { type EncodedFile, encodeFile } from './encoded-article.ts'
import type { ParseJob, ParseResult, ParseSettings } from './parse-job.ts'

/** 32 MB. Real articles are far smaller; larger files are usually database dumps or logs. */
const maxFileBytes = 32 * 1024 * 1024

/**
 * Reads, hashes and parses one file. It never throws: an error becomes the file's result. It reads synchronously because
 * threads already run in parallel, and a promise costs four times as much as reading a small file.
 */
export function readAndParse(job: ParseJob, settings: ParseSettings): ParseResult {
  const common = { path: job.path, readAt: Date.now() }
  const failed = (diagnostic: Diagnostic): ParseResult => ({ ...common, outcome: 'failed', diagnostic })
  if (job.bytes > maxFileBytes) return failed(fileTooLong(job.path, maxFileBytes))
  let bytes: Uint8Array
  try {
    bytes = readFileSync(join(settings.root, job.real))
  } catch (error) {
    return failed(fileUnreadable(job.path, systemReason(error)))
  }
  const sha256 = hash('sha256', bytes, 'hex')
  if (sha256 === job.knownHash) return { ...common, outcome: 'unchanged' }
  return { ...common, outcome: 'parsed', sha256, parsed: parse(job.path, bytes, settings) }
}

/** The parser should never throw. If it does, only this file is affected. */
function parse(file: string, bytes: Uint8Array, { site, folder }: ParseSettings): EncodedFile {
  try {
    return encodeFile(parseFile({ file, bytes }, site, folder))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { article: null, diagnostics: [parserFailed(file, reason)] }
  }
}
