import { expect } from 'vitest'
import type { TestArchive } from './test-archive.ts'

interface ArticleState {
  id: number
  file: string
  path: string
  wantedPath: string
  draft: number
}

/** Follows the paths of an archive's articles from import to import, and checks the rules for them. */
export class PathHistory {
  readonly #archive: TestArchive
  #before: Map<number, ArticleState>
  /** All paths at which an article was public, for each article that was in every import since. */
  readonly #had = new Map<number, Set<string>>()
  readonly #seen = new Set<string>()

  constructor(archive: TestArchive) {
    this.#archive = archive
    this.#before = this.#read()
    this.#record()
  }

  /** The number of different paths that articles have had. */
  get paths(): number {
    return this.#seen.size
  }

  /** Call this after each import. */
  check(): void {
    const before = this.#before
    this.#before = this.#read()
    const current = [...this.#before.values()]
    const paths = new Set(current.map(({ path }) => path))
    for (const article of current) {
      const { id, file, path, wantedPath } = article
      if (path !== wantedPath) expect(paths, `the path that ${file} wants`).toContain(wantedPath)
      const last = before.get(id)
      // An id in front matter can move to another file, which is then the same article with another path.
      if (last?.file !== file || last.wantedPath !== wantedPath) continue
      if (last.path === wantedPath) expect(path, file).toBe(wantedPath)
      else expect([last.path, wantedPath], file).toContain(path)
    }
    this.#checkFormerPaths()
    this.#record()
  }

  #checkFormerPaths(): void {
    const rows = this.#archive.query('SELECT path, articleId AS id FROM FormerPath')
    for (const { path } of rows) expect(this.#seen).toContain(path)
    const stored = new Set(rows.map(({ path, id }) => `${path} ${id}`))
    for (const id of [...this.#had.keys()]) if (!this.#before.has(id)) this.#had.delete(id)
    for (const [id, paths] of this.#had) {
      const article = this.#before.get(id)
      for (const path of paths) {
        const isOwn = bare(path) === bare(article?.path ?? '')
        if (isOwn && article?.draft === 1) continue
        expect(stored.has(`${path} ${id}`), path).toBe(!isOwn)
      }
    }
  }

  #record(): void {
    for (const { id, path, draft } of this.#before.values()) {
      this.#seen.add(path)
      if (draft) continue
      const had = this.#had.get(id) ?? new Set()
      this.#had.set(id, had.add(path))
    }
  }

  #read(): Map<number, ArticleState> {
    // The columns of the statement.
    const rows = this.#archive.query(
      'SELECT id, file, path, wantedPath, draft FROM Article',
    ) as unknown[] as ArticleState[]
    return new Map(rows.map((row) => [row.id, row]))
  }
}

/** A trailing slash is optional for routes. */
function bare(path: string): string {
  return path.replace(/\/$/, '')
}
