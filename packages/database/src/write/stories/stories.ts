import { nodeId } from '../../schema/node-ids.ts'
import { defaultStoryRules, type StoryRules } from '../../schema/story-rules.ts'
import { allOf } from '../connection/all-of.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import type { Counters } from '../counters/counters.ts'
import { ComparedArticles } from './compared-articles.ts'
import { type ComparedArticle, similarity } from './similarity.ts'
import { groupsOf } from './story-groups.ts'
import { StoryMarks } from './story-marks.ts'

/** The most articles of one story. Larger groups share a frame, not a story. */
const MOST_VERSIONS = 64

/**
 * The stories of the archive: groups of articles with almost the same text. `Article.storyId` says to which group an
 * article belongs. It is negative for a group that is too large for a story. An import compares only articles that share
 * a mark with one that changed, and the groups are the same as after a fresh import.
 */
export class Stories {
  readonly #connection: WriteConnection
  readonly #marks: StoryMarks
  readonly #counters: Counters
  /** Whether the archive had articles before this import. */
  readonly #isFilled: boolean
  /** Articles that are new or changed. */
  readonly #changed = new Set<number>()
  /** Marks that articles lost, and the groups that they left. */
  readonly #lost = new Set<number>()
  readonly #left = new Set<number>()
  /** Null: there are no stories. */
  rules: StoryRules | null = defaultStoryRules

  constructor(connection: WriteConnection, counters: Counters, { isFilled }: { isFilled: boolean }) {
    this.#connection = connection
    this.#marks = new StoryMarks(connection)
    this.#counters = counters
    this.#isFilled = isFilled
  }

  /** Adds an article that is new. */
  add(id: number, marks: readonly number[]): void {
    this.#marks.add(id, marks)
    if (this.#isFilled) this.#changed.add(id)
  }

  /** Makes the marks of an article these. @param changed whether another part of the article has changed */
  replace(id: number, marks: readonly number[], changed: boolean): void {
    const before = this.#marks.of([id])
    const isSame = before.length === marks.length && before.every((mark, at) => mark === marks[at])
    if (!isSame) {
      for (const mark of before) this.#lost.add(mark)
      this.#marks.remove(id)
      this.#marks.add(id, marks)
    }
    if (changed || !isSame) this.#changed.add(id)
  }

  /** Call this before an article is deleted. */
  remove(id: number): void {
    for (const mark of this.#marks.of([id])) this.#lost.add(mark)
    for (const group of this.#groupsOf([id])) this.#left.add(group)
    this.#changed.delete(id)
  }

  /** Call this after an article got another id. The rows of the table follow by ON UPDATE CASCADE. */
  renameId(from: number, to: number): void {
    this.#changed.delete(from)
    this.#changed.add(to)
  }

  /** Call this when the text of an article changes after it was put. */
  touch(id: number): void {
    this.#changed.add(id)
  }

  /** Writes the marks that wait. Call it before indexes are made and before ids change. */
  write(): void {
    this.#marks.write()
  }

  /**
   * Groups the articles again.
   * @param all whether the rules may have changed
   * @returns the articles that joined or left a story; none in a first import
   */
  settle(all: boolean): number[] {
    if (this.rules === null) return this.#marks.clear() || all ? this.#assign(this.#grouped(), new Map()) : []
    if (all || !this.#isFilled) return this.#assign(this.#grouped(), this.#storiesAmong(null, this.rules))
    if (this.#changed.size === 0 && this.#lost.size === 0) return []
    const near = this.#near()
    return this.#assign(this.#grouped(near), this.#storiesAmong(near, this.rules))
  }

  /** The articles whose group may change: those that share a mark with a change, and the groups that these are in. */
  #near(): Set<number> {
    const changed = [...this.#changed]
    const hashes = [...new Set([...this.#lost, ...this.#marks.of(changed)])]
    const near = new Set([...changed, ...this.#marks.articlesWith(hashes, changed.length + this.#lost.size)])
    const groups = new Set([...this.#left, ...this.#groupsOf([...near])])
    const sql = 'SELECT id FROM Article WHERE storyId'
    for (const { id } of allOf<{ id: number }>(this.#connection, sql, [...groups])) near.add(id)
    return near
  }

  /** @param near the articles to group; null for all */
  #storiesAmong(near: Set<number> | null, rules: StoryRules): Map<number, number> {
    const shared = near === null ? this.#marks.shared() : this.#marks.sharedBy(this.#marks.of([...near]))
    const compared = new ComparedArticles(this.#connection)
    const groups = groupsOf(near === null ? shared : shared.map((ids) => ids.filter((id) => near.has(id))), (a, b) =>
      areOneStory(compared.get(a), compared.get(b), rules),
    )
    return new Map(groups.flatMap((ids) => this.#named(ids)))
  }

  /** The id of a story is made from the id of its oldest version, so it stays when a new version comes. */
  #named(ids: number[]): [number, number][] {
    const order = 'ORDER BY sortUpdatedAt, sortAt, file LIMIT 1'
    const places = ids.map(() => '?').join(', ')
    const oldest =
      ids.length > MOST_VERSIONS
        ? { id: ids[0] ?? 0 }
        : this.#connection.get<{ id: number }>(`SELECT id FROM Article WHERE id IN (${places}) ${order}`, ...ids)
    const story = nodeId('Story', String(oldest?.id))
    return ids.map((id) => [id, ids.length > MOST_VERSIONS ? -story : story])
  }

  /** Writes the groups of articles. Returns those that changed. @param before articles and their groups so far */
  #assign(before: Map<number, number | null>, after: Map<number, number>): number[] {
    const ids = new Set([...before.keys(), ...after.keys()])
    const changed = [...ids].filter((id) => (before.get(id) ?? null) !== (after.get(id) ?? null))
    this.#counters.subtractAll(changed)
    for (const id of changed)
      this.#connection.run('UPDATE Article SET storyId = ? WHERE id = ?', after.get(id) ?? null, id)
    return this.#isFilled ? changed : []
  }

  /** The groups of these articles, or of all that have one. */
  #grouped(near?: Set<number>): Map<number, number | null> {
    const rows = near
      ? allOf<Grouped>(this.#connection, 'SELECT id, storyId FROM Article WHERE id', [...near])
      : this.#connection.all<Grouped>('SELECT id, storyId FROM Article WHERE storyId IS NOT NULL')
    return new Map(rows.map(({ id, storyId }) => [id, storyId]))
  }

  #groupsOf(ids: number[]): number[] {
    const rows = allOf<Grouped>(this.#connection, 'SELECT id, storyId FROM Article WHERE id', ids)
    return [...new Set(rows.flatMap(({ storyId }) => storyId ?? []))]
  }
}

interface Grouped {
  id: number
  storyId: number | null
}

function areOneStory(a: ComparedArticle, b: ComparedArticle, { threshold, scope }: StoryRules): boolean {
  if (scope === 'author' && !a.authors.some((author) => b.authors.includes(author))) return false
  if (scope === 'category' && !a.categories.some((category) => b.categories.includes(category))) return false
  return similarity(a, b) >= threshold
}
