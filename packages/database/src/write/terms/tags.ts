import { nodeId } from '../../schema/node-ids.ts'
import { tagKey } from '../../text/name-keys.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { slugOf } from './slug.ts'
import { Terms } from './terms.ts'

/** The tags of articles. */
export class Tags {
  readonly nodes: Terms
  readonly #connection: WriteConnection

  constructor(connection: WriteConnection, changes: ChangeLog) {
    this.#connection = connection
    this.nodes = new Terms(connection, changes, 'Tag')
  }

  /**
   * The tags of an article. Spellings of one tag count once, with the first spelling. Empty tags are skipped. Creates the
   * tags that do not exist.
   */
  usesOf(names: string[]): TagUse[] {
    const uses = new Map<string, TagUse>()
    for (const spelling of names) {
      const key = tagKey(spelling)
      if (key === '' || uses.has(key)) continue
      uses.set(key, { tagId: this.nodes.idOf(key, () => this.#create(key, spelling)), spelling })
    }
    return [...uses.values()]
  }

  #create(key: string, name: string): number {
    const id = nodeId('Tag', key)
    const wantedSlug = slugOf(key)
    const slug = this.nodes.slugs.claim(wantedSlug, id)
    this.#connection.insert('Tag', [{ id, key, slug, wantedSlug, name, foldedName: '', typedForms: null, rank: 0 }])
    return id
  }
}

interface TagUse {
  tagId: number
  spelling: string
}
