import { join } from 'node:path'
import type { ImageRow, ImportWriter } from '@broadsheet/database'
import { readImageFile } from '@broadsheet/images'
import { type Article, type Diagnostic, mediaUrl } from '@broadsheet/parser'
import { imageFormatUnknown, imageUnreadable } from '../errors/file-diagnostics.ts'
import { systemReason } from '../errors/system-error.ts'
import type { FoundFile } from '../scan/file-list.ts'
import type { RemoteCopies } from '../scan/remote-copies.ts'
import type { FolderScan } from '../scan/scan-folder.ts'
import { type ImageLookup, storedAddress, unknown } from './image-row.ts'
import { Placeholders } from './placeholders.ts'

/** Number of image files read at the same time. */
const concurrency = 8

/**
 * The rows of image files that articles show. Reads each file only if it changed since the last import, or if it has no
 * placeholder yet.
 */
export class LocalImages implements ImageLookup {
  readonly #scan: FolderScan
  readonly #writer: ImportWriter
  readonly #touched: Set<string>
  readonly #rows = new Map<string, ImageRow>()
  #known: Map<string, ImageRow> | undefined
  #placeholders: Placeholders | undefined
  /** The remote images that the mirror knows. */
  readonly copies: RemoteCopies
  /** Diagnostics of images read since the caller last emptied this list. */
  readonly diagnostics: Diagnostic[] = []

  /** @param touched paths of files whose size or times changed since the last import */
  constructor(scan: FolderScan, writer: ImportWriter, touched: Iterable<string>) {
    this.#scan = scan
    this.#writer = writer
    this.#touched = new Set(touched)
    this.copies = scan.copies
  }

  /** Returns the row of an image, if `prepare` was called for it and the file is readable. */
  readonly row = (file: string): ImageRow | undefined => this.#rows.get(file)

  /** Prepares the rows of all image files that these articles show. */
  async prepareFor(articles: Iterable<Pick<Article, 'images'>>): Promise<void> {
    const files = new Set<string>()
    for (const { images } of articles) {
      for (const { address } of images) if (address.kind === 'file') files.add(address.file)
    }
    await this.prepare(files)
  }

  /** Prepares the rows of these image files. */
  async prepare(files: Iterable<string>): Promise<void> {
    const missing = [...files].filter((file) => !this.#rows.has(file))
    for (let start = 0; start < missing.length; start += concurrency) {
      await Promise.all(missing.slice(start, start + concurrency).map((file) => this.#prepareOne(file)))
    }
  }

  /** Returns new rows for the changed images that the database already has. */
  async changedRows(): Promise<{ row: ImageRow; isResized: boolean }[]> {
    const known = [...this.#touched].filter((file) => this.#knownRows().has(file))
    await this.prepare(known)
    return known.flatMap((file) => {
      const [row, before] = [this.#rows.get(file), this.#knownRows().get(file)]
      if (row === undefined) return []
      return { row, isResized: row.width !== before?.width || row.height !== before?.height }
    })
  }

  async #prepareOne(path: string): Promise<void> {
    const file = this.#scan.files.get(path)
    if (file === undefined) return
    const known = this.#knownRows().get(path)
    const row = known !== undefined && this.#isUnchanged(known, file) ? known : await this.#read(file)
    if (row === undefined) return
    this.#placeholders ??= new Placeholders(this.#knownRows().values(), { isOn: this.#scan.site.placeholders })
    this.#rows.set(path, { ...row, ...(await this.#placeholders.of(row, join(this.#scan.root, file.real))) })
  }

  #isUnchanged(known: ImageRow, file: FoundFile): boolean {
    if (known.sha256 === null || this.#touched.has(file.path)) return false
    return known.bytes === file.bytes && known.modifiedAt === file.modifiedAt
  }

  async #read(file: FoundFile): Promise<ImageRow | undefined> {
    const { path, modifiedAt } = file
    try {
      const metadata = await readImageFile(join(this.#scan.root, file.real))
      if (metadata.mimeType === null) this.diagnostics.push(imageFormatUnknown(path))
      return { ...unknown, ...storedAddress(mediaUrl(path)), status: 'LOCAL', file: path, modifiedAt, ...metadata }
    } catch (error) {
      this.diagnostics.push(imageUnreadable(path, systemReason(error)))
      return undefined
    }
  }

  #knownRows(): Map<string, ImageRow> {
    this.#known ??= new Map(Array.from(this.#writer.pictures(), (row) => [row.file, row]))
    return this.#known
  }
}
