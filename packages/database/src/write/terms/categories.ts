import { nodeId } from '../../schema/node-ids.ts'
import { authorKey, categoryKey } from '../../text/name-keys.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { slugOf } from './slug.ts'
import { Terms } from './terms.ts'

/** The categories of articles: all categories of their paths. */
export class Categories {
  readonly nodes: Terms
  readonly #connection: WriteConnection

  constructor(connection: WriteConnection, changes: ChangeLog) {
    this.#connection = connection
    this.nodes = new Terms(connection, changes, 'Category')
  }

  /**
   * The categories of the paths, each once, from the root down in the written order. Creates the ones that do not
   * exist.
   */
  nodesOf(paths: string[][]): { uses: CategoryUse[]; endOfFirst: number | null } {
    const uses = new Map<number, CategoryUse>()
    let endOfFirst: number | null = null
    for (const path of paths) {
      const names = path.filter((name) => authorKey(name) !== '')
      let parent: CategoryUse | undefined
      names.forEach((spelling, depth) => {
        const above = names.slice(0, depth + 1)
        const key = categoryKey(above)
        const parentId: number | null = parent?.categoryId ?? null
        const categoryId = this.nodes.idOf(key, () => this.#create(key, above, parentId))
        parent = uses.get(categoryId) ?? { categoryId, spelling, isEnd: false }
        uses.set(categoryId, parent)
      })
      if (parent) parent.isEnd = true
      endOfFirst ??= parent?.categoryId ?? null
    }
    return { uses: [...uses.values()], endOfFirst }
  }

  /** Updates `names` of the categories whose name changed, and of those below them. */
  settleNames(): void {
    for (const id of this.nodes.settleNames()) this.#writeNames(id)
  }

  #create(key: string, names: string[], parentId: number | null): number {
    const id = nodeId('Category', key)
    const name = names.at(-1) ?? ''
    const wantedSlug = names.map((above) => slugOf(authorKey(above))).join('/')
    const slug = this.nodes.slugs.claim(wantedSlug, id)
    const row = { id, key, wantedSlug, slug, name, foldedName: '', typedForms: null }
    const depth = names.length - 1
    this.#connection.insert('Category', [{ ...row, names: '[]', depth, description: null, parentId, rank: 0 }])
    return id
  }

  #writeNames(id: number): void {
    const row = this.#connection.get<{ name: string; names: string; above: string | null }>(
      'SELECT c.name, c.names, p.names AS above FROM Category c LEFT JOIN Category p ON p.id = c.parentId WHERE c.id = ?',
      id,
    )
    // A parent without names is new. It is handled later, together with its children.
    if (row === undefined || row.above === '[]') return
    const names = JSON.stringify([...(row.above === null ? [] : JSON.parse(row.above)), row.name])
    if (names === row.names) return
    this.#connection.run('UPDATE Category SET names = ? WHERE id = ?', names, id)
    this.nodes.updated(id)
    const children = this.#connection.all<{ id: number }>('SELECT id FROM Category WHERE parentId = ?', id)
    for (const child of children) this.#writeNames(child.id)
  }
}

export interface CategoryUse {
  categoryId: number
  spelling: string
  isEnd: boolean
}
