import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder that is deleted after the test. */
export interface TemporaryFolder extends Disposable {
  /** Absolute path, symbolic links resolved. */
  path: string
  /** Writes files by their paths, and creates their folders. */
  write(files: { [path: string]: string | Uint8Array }): void
  remove(path: string): void
  rename(from: string, to: string): void
}

export function temporaryFolder(files: { [path: string]: string | Uint8Array } = {}): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-content-')))
  const at = (name: string) => {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    return file
  }
  const folder: TemporaryFolder = {
    path,
    write(more) {
      for (const [name, content] of Object.entries(more)) writeFileSync(at(name), content)
    },
    remove: (name) => rmSync(join(path, name), { recursive: true }),
    rename: (from, to) => renameSync(join(path, from), at(to)),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
  folder.write(files)
  return folder
}
