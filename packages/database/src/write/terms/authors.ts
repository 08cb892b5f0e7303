import type { AuthorModel } from '../../../generated/sqlite/models.ts'
import type { ArticleRows, SiteRow } from '../../schema/import-rows.ts'
import type { Stored } from '../../schema/model-types.ts'
import { nodeId } from '../../schema/node-ids.ts'
import { jsonText } from '../../text/json-text.ts'
import { authorKey } from '../../text/name-keys.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { isSameRow, upsert } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import type { Images } from '../images/images.ts'
import { slugOf } from './slug.ts'
import { Terms } from './terms.ts'

/** Authors, from articles and from the site's own files. */
export class Authors {
  readonly nodes: Terms
  readonly #connection: WriteConnection
  readonly #images: Images

  constructor(connection: WriteConnection, changes: ChangeLog, images: Images) {
    this.#connection = connection
    this.#images = images
    this.nodes = new Terms(connection, changes, 'Author')
  }

  /**
   * The authors of an article. Spellings of one author count once, with the first spelling. Creates the authors that do
   * not exist.
   */
  usesOf(authors: ArticleRows['authors']): AuthorUse[] {
    const uses = new Map<string, AuthorUse>()
    for (const { name, spelling } of authors) {
      const key = authorKey(name)
      if (key === '' || uses.has(key)) continue
      uses.set(key, { authorId: this.nodes.idOf(key, () => this.#create(this.#row(key, name))), spelling })
    }
    return [...uses.values()]
  }

  /** Replaces the authors that the site's files describe. Returns whether anything changed. */
  putSite(authors: SiteRow['authors']): boolean {
    const described = new Set<number>()
    let changed = false
    for (const author of authors) {
      const key = authorKey(author.name)
      if (key === '') continue
      const avatar = author.avatar && this.#images.put(author.avatar)
      const id = this.nodes.idOf(key, () => this.#create(this.#row(key, author.name)))
      described.add(id)
      const wantedSlug = author.slug ?? slugOf(key)
      const { name, bio, url, aliases } = author
      const description: Description = {
        name,
        bio,
        url,
        wantedSlug,
        avatarId: avatar?.id ?? null,
        aliases: jsonText(aliases),
        fromSite: 1,
      }
      changed = this.#describe(id, description) || changed || avatar?.written === true
    }
    for (const { id, key, name } of this.#connection.all<StoredAuthor>('SELECT * FROM Author WHERE fromSite = TRUE')) {
      if (described.has(id)) continue
      changed = this.#describe(id, this.#row(key, name)) || changed
      // From now on, the spelling in articles decides on its name.
      for (const spelling of this.#spellings(id)) this.nodes.use(id, spelling)
    }
    return changed
  }

  #describe(id: number, description: Description): boolean {
    const stored = this.#connection.get<StoredAuthor>('SELECT * FROM Author WHERE id = ?', id)
    if (stored === undefined) return false
    const row = {
      ...stored,
      ...description,
      id,
      slug: stored.slug,
      rank: stored.rank,
    }
    if (isSameRow('Author', row, stored)) return false
    if (row.wantedSlug !== stored.wantedSlug) {
      this.nodes.slugs.contest(stored.wantedSlug)
      row.slug = this.nodes.slugs.claim(description.wantedSlug, id)
    }
    this.nodes.updated(id)
    if (stored.avatarId !== null) this.#images.mayBeUnused(stored.avatarId)
    upsert(this.#connection, 'Author', { ...row, typedForms: null })
    this.nodes.touch(id)
    return true
  }

  #spellings(id: number): string[] {
    const sql = 'SELECT spelling FROM ArticleAuthor WHERE authorId = ?'
    return this.#connection.all<{ spelling: string }>(sql, id).map(({ spelling }) => spelling)
  }

  #row(key: string, name: string): StoredAuthor {
    const row = {
      id: nodeId('Author', key),
      key,
      slug: '',
      wantedSlug: slugOf(key),
      name,
      foldedName: '',
      typedForms: null,
    }
    return { ...row, aliases: '[]', bio: null, url: null, avatarId: null, fromSite: 0, rank: 0 }
  }

  #create(row: StoredAuthor): number {
    this.#connection.insert('Author', [{ ...row, slug: this.nodes.slugs.claim(row.wantedSlug, row.id) }])
    return row.id
  }
}

interface AuthorUse {
  authorId: number
  spelling: string
}

type StoredAuthor = Stored<AuthorModel>
type Description = Partial<StoredAuthor> & Pick<StoredAuthor, 'name' | 'wantedSlug'>
