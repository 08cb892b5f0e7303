import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { ExportError } from './export-error.ts'

/** The most bytes of one name. File systems allow 255, and a number and an ending may follow. */
const mostBytes = 200
/** Characters that Windows or web servers do not take in names, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: names must not have them.
const unsafe = /[\u0000-\u001f\u007f<>:"|?*\\]/g
const reservedName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Writes files below one folder, and never outside it. */
export class FileWriter {
  readonly folder: string
  readonly #taken = new Set<string>()

  constructor(folder: string) {
    this.folder = resolve(folder)
    mkdirSync(this.folder, { recursive: true })
  }

  /** How many files were written. */
  get count(): number {
    return this.#taken.size
  }

  /** Returns a path that no file has yet: the wanted one, or one with a number. `a/b` and `A/b` are the same on some disks. */
  free(path: string): string {
    const [, stem = path, ending = ''] = /^(.*?)(\.[^./]+)?$/s.exec(path) ?? []
    for (let number = 1; ; number++) {
      const wanted = number === 1 ? path : `${stem}-${number}${ending}`
      if (!this.#taken.has(keyOf(wanted))) return wanted
    }
  }

  /** Writes a file. Writing it again replaces it. @param path with slashes, below the folder */
  write(path: string, content: string | Uint8Array): void {
    writeFileSync(this.#open(path), content)
  }

  /** Removes a file that was written. */
  remove(path: string): void {
    rmSync(join(this.folder, path))
    this.#taken.delete(keyOf(path))
  }

  #open(path: string): string {
    const file = join(this.folder, path)
    if (relative(this.folder, file).startsWith('..')) throw new ExportError(`${path} would be outside the export`)
    this.#taken.add(keyOf(path))
    mkdirSync(dirname(file), { recursive: true })
    return file
  }
}

function keyOf(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** Returns a text as one name of a file or folder, safe on every system. */
export function safeName(text: string): string {
  let name = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('/', '-')
    .replaceAll(unsafe, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  while (Buffer.byteLength(name) > mostBytes) name = [...name].slice(0, -1).join('')
  return name === '' || reservedName.test(name) ? `_${name}` : name
}
