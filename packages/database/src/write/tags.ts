import { nodeId } from '../ids.ts'
import { fold } from '../search-text.ts'
import { tagKey } from '../term-keys.ts'
import type { Changes } from './changes.ts'
import type { WritingConnection } from './connection.ts'
import type { Listing } from './listing.ts'
import { NamedNodes } from './named-nodes.ts'
import { insert } from './rows.ts'
import { slugOf } from './slug.ts'

/** An article's tags. */
export class Tags {
  readonly nodes: NamedNodes
  readonly #connection: WritingConnection

  constructor(connection: WritingConnection, changes: Changes) {
    this.#connection = connection
    this.nodes = new NamedNodes(connection, changes, 'Tag')
  }

  /** Each once, as the article spells it first; a tag without a character is none. */
  put(names: string[], listing: Listing): void {
    const seen = new Set<string>()
    for (const spelling of names) {
      const key = tagKey(spelling)
      if (key === '' || seen.has(key)) continue
      const tagId = this.nodes.idOf(key, () => this.#create(key, spelling))
      insert(this.#connection, 'ArticleTag', { ...listing, tagId, position: seen.size, spelling })
      this.nodes.use(tagId, spelling)
      seen.add(key)
    }
  }

  #create(key: string, name: string): number {
    const id = nodeId('Tag', key)
    const wantedSlug = slugOf(key)
    const slug = this.nodes.slugs.claim(wantedSlug, id)
    insert(this.#connection, 'Tag', { id, key, slug, wantedSlug, name, foldedName: fold(name), rank: 0 })
    return id
  }
}
