import { join } from 'node:path'
import type { ImageRow, ImportWriter } from '@broadsheet/database'
import type { Article, Diagnostic } from '@broadsheet/parser'
import { systemReason } from './import-error.ts'
import { readPicture } from './picture-file.ts'
import { mediaUrl } from './rows.ts'
import type { Survey } from './survey.ts'
import type { FoundFile } from './walk.ts'

/** Files open at a time. */
const atOnce = 8

/**
 * The pictures of the content folder that articles show, each read once, and none that an earlier import read and that
 * did not change since.
 */
export class Pictures {
  readonly #survey: Survey
  readonly #writer: ImportWriter
  readonly #changed: Set<string>
  readonly #rows = new Map<string, ImageRow>()
  #known: Map<string, ImageRow> | undefined
  /** What was wrong with pictures read since this was last emptied. */
  readonly diagnostics: Diagnostic[] = []

  /** `changed` are the files whose size or times moved since the last import. */
  constructor(survey: Survey, writer: ImportWriter, changed: Iterable<string>) {
    this.#survey = survey
    this.#writer = writer
    this.#changed = new Set(changed)
  }

  /** The row of a picture that was prepared. */
  readonly row = (file: string): ImageRow | undefined => this.#rows.get(file)

  async prepareFor(articles: Iterable<Pick<Article, 'images'>>): Promise<void> {
    const files = new Set<string>()
    for (const { images } of articles) {
      for (const { address } of images) if (address.kind === 'file') files.add(address.file)
    }
    await this.prepare(files)
  }

  async prepare(files: Iterable<string>): Promise<void> {
    const wanted = [...files].filter((file) => !this.#rows.has(file))
    for (let at = 0; at < wanted.length; at += atOnce) {
      await Promise.all(wanted.slice(at, at + atOnce).map((file) => this.#prepareOne(file)))
    }
  }

  /** Pictures that changed and that the database shows: their rows anew. */
  async changedRows(): Promise<ImageRow[]> {
    const shown = [...this.#changed].filter((file) => this.#knownRows().has(file))
    await this.prepare(shown)
    return shown.flatMap((file) => this.#rows.get(file) ?? [])
  }

  async #prepareOne(path: string): Promise<void> {
    const file = this.#survey.files.get(path)
    if (file === undefined) return
    const known = this.#knownRows().get(path)
    const row = known !== undefined && this.#isAsItWas(known, file) ? known : await this.#read(file)
    if (row !== undefined) this.#rows.set(path, row)
  }

  #isAsItWas(known: ImageRow, file: FoundFile): boolean {
    if (known.sha256 === null || this.#changed.has(file.path)) return false
    return known.bytes === file.bytes && known.modifiedAt === file.modifiedAt
  }

  async #read(file: FoundFile): Promise<ImageRow | undefined> {
    const { path, modifiedAt } = file
    try {
      const facts = await readPicture(join(this.#survey.root, file.real))
      if (facts.mimeType === null) this.diagnostics.push(strange(path))
      return { url: mediaUrl(path), status: 'LOCAL', host: null, file: path, modifiedAt, ...facts }
    } catch (error) {
      this.diagnostics.push(unreadable(path, systemReason(error)))
      return undefined
    }
  }

  #knownRows(): Map<string, ImageRow> {
    this.#known ??= new Map(Array.from(this.#writer.pictures(), (row) => [row.file, row]))
    return this.#known
  }
}

function strange(file: string): Diagnostic {
  return {
    severity: 'WARNING',
    code: 'picture-unknown-form',
    message: 'An article shows it as a picture, and its first bytes are of no known picture format',
    file,
    hint: 'Open it in an image program and save it as PNG, JPEG, WebP, AVIF, GIF or SVG.',
  }
}

function unreadable(file: string, reason: string): Diagnostic {
  return {
    severity: 'WARNING',
    code: 'picture-unreadable',
    message: `An article shows this picture, and it cannot be read: ${reason}`,
    file,
  }
}
