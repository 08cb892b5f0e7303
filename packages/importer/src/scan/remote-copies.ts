import type { ImageRow } from '@broadsheet/database'
import { MirrorFolder, type MirrorRecord, mirrorPath } from '@broadsheet/images'
import type { Site } from '@broadsheet/parser'

/** The settings of a site that decide about copies. */
type MirrorSettings = Pick<Site, 'mirror' | 'placeholders'>

/** The columns of a remote image that a visit to it decides. */
type VisitColumns = Pick<ImageRow, 'status'> & Partial<ImageRow>

/** The remote images that the mirror knows. */
export class RemoteCopies {
  readonly #records: ReadonlyMap<string, MirrorRecord>
  readonly #site: MirrorSettings
  /** Changes with each visit. 0 if there was none. */
  readonly version: number

  private constructor(records: ReadonlyMap<string, MirrorRecord>, site: MirrorSettings, version: number) {
    this.#records = records
    this.#site = site
    this.version = version
  }

  /**
   * Reads the index of the mirror, unless the site has none.
   * @param folder the folder of the mirror; null: there is none
   */
  static async read(folder: string | null, site: MirrorSettings): Promise<RemoteCopies> {
    if (folder === null || site.mirror === 'off') return new RemoteCopies(new Map(), site, 0)
    const mirror = new MirrorFolder(folder)
    return new RemoteCopies(await mirror.records(), site, await mirror.indexSize())
  }

  /** Returns what is known of the remote image at an address. */
  columnsOf(url: string): VisitColumns {
    const record = this.#records.get(url)
    if (record === undefined) return { status: 'REMOTE' }
    const visit = { checkedAt: record.at, reason: record.reason }
    if (record.file === null) return { status: record.outcome === 'dead' ? 'DEAD' : 'REMOTE', ...visit }
    const { color, preview, ...file } = record.file
    const placeholder = this.#site.placeholders ? { color, preview } : {}
    const served = this.#site.mirror === 'serve' ? mirrorPath(file) : null
    return { status: 'MIRRORED', ...visit, ...file, ...placeholder, served }
  }
}
