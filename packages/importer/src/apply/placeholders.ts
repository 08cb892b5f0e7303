import type { ImageRow } from '@broadsheet/database'
import { type Placeholder, readPlaceholder } from '@broadsheet/images'

/** The columns of an image that hold its placeholder. */
type PlaceholderColumns = Pick<ImageRow, 'color' | 'preview'>

const none: PlaceholderColumns = { color: null, preview: null }

/** Placeholders of image files. Equal files are decoded once: also a file that moved, and a copy of another one. */
export class Placeholders {
  readonly #isOn: boolean
  /** By the hash of the file. */
  readonly #made = new Map<string, PlaceholderColumns | Promise<Placeholder | null>>()

  /** @param known the images as the last import left them */
  constructor(known: Iterable<ImageRow>, { isOn }: { isOn: boolean }) {
    this.#isOn = isOn
    for (const { sha256, color, preview } of known) {
      if (sha256 !== null && preview !== null) this.#made.set(sha256, { color, preview })
    }
  }

  /** Returns the placeholder columns of an image. Decodes the file at `path` only if no equal file was. */
  async of(row: ImageRow, path: string): Promise<PlaceholderColumns> {
    if (!this.#isOn || row.sha256 === null) return none
    let made = this.#made.get(row.sha256)
    if (made === undefined) {
      made = readPlaceholder(path, row)
      this.#made.set(row.sha256, made)
    }
    return (await made) ?? none
  }
}
