import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { copyPath } from './mirror-address.ts'
import { type MirroredFile, type MirrorRecord, parseRecord } from './mirror-record.ts'

const indexName = 'index.jsonl'
/** The start of the name of a file that is being fetched. */
const unfinished = '.part-'
/** No process still writes an unfinished file of this age, in milliseconds. */
const abandonedAfter = 60 * 60 * 1_000

/**
 * The copies of remote images, in a folder. A copy is named after the hash of its content, so equal images are one file. The
 * index has a line of JSON for each visit to an image, and the last one counts. A process that is killed leaves at most a broken
 * last line, which readers skip, and an unfinished file.
 */
export class MirrorFolder {
  readonly folder: string
  #isOpen = false

  constructor(folder: string) {
    this.folder = folder
  }

  /** Returns the path of a copy. */
  pathOf(sha256: string): string {
    return join(this.folder, copyPath(sha256))
  }

  /** Returns whether the file of a copy is there. */
  async has({ sha256 }: Pick<MirroredFile, 'sha256'>): Promise<boolean> {
    return (await stat(this.pathOf(sha256)).catch(() => null)) !== null
  }

  /** Returns the size of the index in bytes, which grows with each visit. 0 if there is none. */
  async indexSize(): Promise<number> {
    return (await stat(join(this.folder, indexName)).catch(() => null))?.size ?? 0
  }

  /** Returns the last record of each image, by address. */
  async records(): Promise<Map<string, MirrorRecord>> {
    const records = new Map<string, MirrorRecord>()
    if ((await this.indexSize()) === 0) return records
    for await (const line of createInterface({ input: createReadStream(join(this.folder, indexName)) })) {
      const record = parseRecord(line)
      if (record !== null) records.set(record.url, record)
    }
    return records
  }

  /** Adds a record to the index. */
  async add(record: MirrorRecord): Promise<void> {
    await this.#open()
    await appendFile(join(this.folder, indexName), `${JSON.stringify(record)}\n`)
  }

  /** Returns a path for a file that is being fetched. */
  async newFile(): Promise<string> {
    await this.#open()
    return join(this.folder, unfinished + randomUUID())
  }

  /** Makes a fetched file a copy, in one step. */
  async keep(path: string, { sha256 }: Pick<MirroredFile, 'sha256'>): Promise<void> {
    const copy = this.pathOf(sha256)
    await mkdir(dirname(copy), { recursive: true })
    await rename(path, copy)
  }

  /** Creates the folder, and tidies up after processes that were killed. */
  async #open(): Promise<void> {
    if (this.#isOpen) return
    this.#isOpen = true
    await mkdir(this.folder, { recursive: true })
    await endLastLine(join(this.folder, indexName))
    for (const name of await readdir(this.folder)) {
      if (!name.startsWith(unfinished)) continue
      const { mtimeMs } = await stat(join(this.folder, name)).catch(() => ({ mtimeMs: Date.now() }))
      if (Date.now() - mtimeMs > abandonedAfter) await rm(join(this.folder, name), { force: true })
    }
  }
}

/** A line that was not finished must not become the beginning of the next one. */
async function endLastLine(index: string): Promise<void> {
  const file = await open(index, 'a+')
  try {
    const { size } = await file.stat()
    if (size === 0) return
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    if (buffer[0] !== 0x0a) await file.appendFile('\n')
  } finally {
    await file.close()
  }
}
