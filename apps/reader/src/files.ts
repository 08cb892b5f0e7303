import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageFiles } from './parts/page.ts'

/** The folder of the reader's own files and pages. */
export const readerPrefix = '/reader/'

/** A file that pages load. Its name holds a hash of its content, so a browser may keep it forever. */
export interface ReaderFile {
  type: string
  body: Buffer
  etag: string
}

export interface ReaderFiles {
  addresses: PageFiles
  /** By name below `readerPrefix`. */
  byName: ReadonlyMap<string, ReaderFile>
}

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' }

/** The style of code blocks is the one that docs/highlighting.md offers to every front end. */
const highlighting = '../../../docs/highlighting.css'

/** The parts of the style sheet, in the order in which they take effect. */
const styles = ['theme', 'page', 'lists', 'article', 'prose', 'versions', 'indexes', 'insights', 'widths', 'print']

/** Reads the files of the browser, once at the start. They are sent as they are: there is no build. */
export function readFiles(): ReaderFiles {
  const byName = new Map<string, ReaderFile>()
  const add = (name: string, extension: keyof typeof types, ...sources: string[]): string => {
    const paths = sources.map((source) => join(import.meta.dirname, source))
    reportToWatch(paths)
    const text = paths.map((path) => readFileSync(path, 'utf8')).join('\n')
    const digest = hash('sha256', text, 'base64url')
    const fileName = `${name}.${digest.slice(0, 12)}.${extension}`
    byName.set(fileName, { type: types[extension], body: Buffer.from(text), etag: `W/"${digest}"` })
    return readerPrefix + fileName
  }
  const addresses = {
    style: add('reader', 'css', ...styles.map((name) => `browser/${name}.css`), highlighting),
    theme: add('theme', 'js', 'browser/theme.js'),
    script: add('reader', 'js', 'browser/reader.js'),
  }
  return { addresses, byName }
}

/**
 * Tells `node --watch` to start the server again when one of these files changes, as it does for modules: `npm run dev` then
 * shows a change of the style at once. Node sends itself the same message for each module, and has no function for it.
 */
function reportToWatch(paths: string[]): void {
  if (process.env.WATCH_REPORT_DEPENDENCIES !== undefined) process.send?.({ 'watch:require': paths })
}
