import type { LinkRow } from '../../schema/import-rows.ts'
import type { TableRow } from '../../schema/table-rows.ts'
import { areSameRows } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { foldersAbove } from './link-folders.ts'
import { found, meaning, meaningWithin, spellings } from './link-targets.ts'
import { keyOfTarget, type NamedPage, nameKeys, PageNames } from './page-names.ts'

/**
 * Finds the id that a fragment means in an article.
 * @param html the article's sanitised html
 * @param toc its headings, as the parser returned them
 */
export type AnchorFinder = (html: string, toc: unknown) => { find(fragment: string): string | null }

/** The links of articles and the articles that they lead to. */
export class Links {
  readonly #connection: WriteConnection
  /** Whether the archive had articles before. Links of a new archive have not been looked up yet. */
  readonly #lookedUp: boolean
  readonly #anchors: AnchorFinder
  readonly #meaning: string
  readonly #meaningWithin: string

  constructor(connection: WriteConnection, { lookedUp, anchors }: { lookedUp: boolean; anchors: AnchorFinder }) {
    this.#connection = connection
    this.#lookedUp = lookedUp
    this.#anchors = anchors
    this.#meaning = meaning(connection.dialect)
    this.#meaningWithin = meaningWithin(connection.dialect)
  }

  /** Adds the links of an article that had none. */
  add(fromId: number, links: LinkRow[]): void {
    this.#connection.insert('Link', linkRows(fromId, links))
    this.#connection.insert('LinkMeaning', meaningRows(fromId, links))
  }

  /** Makes the links of an article these. Links that stay the same keep their targets. Returns whether they changed. */
  replace(fromId: number, links: LinkRow[]): boolean {
    const before = this.#connection.all<TableRow<'Link'>>(
      'SELECT *, NULL AS toId, NULL AS anchor FROM Link WHERE fromId = ? ORDER BY position',
      fromId,
    )
    const meanings = this.#connection.all<TableRow<'LinkMeaning'>>(
      'SELECT * FROM LinkMeaning WHERE fromId = ? ORDER BY position, rank',
      fromId,
    )
    const isSame =
      areSameRows('Link', linkRows(fromId, links), before) &&
      areSameRows('LinkMeaning', meaningRows(fromId, links), meanings)
    if (isSame) return false
    this.#connection.run('DELETE FROM Link WHERE fromId = ?', fromId)
    this.add(fromId, links)
    return true
  }

  /**
   * Marks links to look up again, because an article has another file, slug, path or title, or was removed: those that
   * led to it and those that may lead to it now. Returns the files with these links.
   */
  unresolve(article: LinkableArticle): string[] {
    if (!this.#lookedUp) return []
    const { id, file, slug, path } = article
    const targets = [`file:${file}`, `slug:${slug}`]
    return [
      ...this.#unresolve('toId = ?', id),
      ...targets.flatMap((target) => this.#unresolveTarget(target)),
      ...nameKeys(article).flatMap((key) => this.#forgetWithin(`name:${key}|`, `name:${key}}`)),
      ...this.unresolvePaths([path]),
    ]
  }

  /** Marks all links to look up again. */
  unresolveAll(): void {
    if (this.#lookedUp) this.#connection.run('UPDATE Link SET toId = NULL, anchor = NULL WHERE toId IS NOT NULL')
  }

  /** Does the same as `unresolve` for paths that an article or a redirect has gained or lost. */
  unresolvePaths(paths: string[]): string[] {
    if (!this.#lookedUp) return []
    return paths.flatMap(spellings).flatMap((path) => this.#unresolveTarget(`path:${path}`))
  }

  /** Looks up the anchors of links to an article again, because its content changed. Returns the files with these links. */
  forgetAnchors(id: number): string[] {
    if (!this.#lookedUp) return []
    const which = 'toId = ? AND fragment IS NOT NULL'
    const files = this.#filesOf(which, id)
    if (files.length > 0) this.#connection.run(`UPDATE Link SET anchor = NULL WHERE ${which}`, id)
    return files
  }

  /** Returns the files with links that may mean a file that was added or removed and is not an article. */
  filesLinkingTo(file: string): string[] {
    if (!this.#lookedUp) return []
    return this.#filesOf(this.#meaning, `file:${file}`)
  }

  /**
   * Returns the files with links into folders where this is the first or the last article. Whether these links are broken
   * depends on it.
   */
  filesLinkingInto({ id, path }: LinkableArticle): string[] {
    if (!this.#lookedUp) return []
    return foldersAbove(path).flatMap((folder) => {
      const [from, to] = [`${folder}/`, `${folder}0`] // The character after the slash.
      const other = 'SELECT 1 FROM Article WHERE path > ? AND path < ? AND id <> ? LIMIT 1'
      if (this.#connection.get(other, from, to, id) !== undefined) return []
      return this.#filesOf(this.#meaningWithin, `path:${from}`, `path:${to}`)
    })
  }

  #unresolveTarget(target: string): string[] {
    return this.#unresolve(`${this.#meaning} AND toId IS NOT NULL`, target)
  }

  #forgetWithin(from: string, to: string): string[] {
    return this.#unresolve('target >= ? AND target < ? AND toId IS NOT NULL', from, to)
  }

  #unresolve(which: string, ...values: (number | string)[]): string[] {
    const files = this.#filesOf(which, ...values)
    if (files.length > 0) this.#connection.run(`UPDATE Link SET toId = NULL, anchor = NULL WHERE ${which}`, ...values)
    return files
  }

  #filesOf(which: string, ...values: (number | string)[]): string[] {
    const sql = `SELECT DISTINCT a.file FROM Link JOIN Article a ON a.id = fromId WHERE ${which}`
    return this.#connection.all<{ file: string }>(sql, ...values).map(({ file }) => file)
  }

  /** Looks up every link without an article, by its main target first, then by the others, and then the anchors. */
  settle(): void {
    const finders = Object.entries(found(this.#connection.dialect))
    for (const [kind, article] of finders) {
      this.#connection.run(
        `UPDATE Link SET toId = (${article}) WHERE toId IS NULL AND target >= '${kind}:' AND target < '${kind};'`,
      )
    }
    const own = 'm.fromId = Link.fromId AND m.position = Link.position'
    const kinds = finders.map(([kind, article]) => `WHEN '${kind}:' THEN (${article})`)
    this.#connection.run(
      `UPDATE Link SET toId = (SELECT id FROM
        (SELECT CASE substr(target, 1, 5) ${kinds.join(' ')} END AS id, rank FROM LinkMeaning m WHERE ${own})
        WHERE id IS NOT NULL ORDER BY rank LIMIT 1)
      WHERE toId IS NULL AND EXISTS (SELECT 1 FROM LinkMeaning m WHERE ${own})`,
    )
    this.#settleNames()
    this.#settleAnchors()
  }

  /** Finds a page by name over all articles, because names are matched by their end and in any case. */
  #settleNames(): void {
    const links = this.#connection.all<LinkPlace & { target: string }>(
      `SELECT fromId, position, target FROM Link WHERE toId IS NULL AND target >= 'name:' AND target < 'name;'`,
    )
    if (links.length === 0) return
    const pages = this.#connection.all<NamedPage>('SELECT id, file, slug, title, names, lang FROM Article')
    const names = new PageNames(pages, new Set(links.map(({ target }) => keyOfTarget(target))))
    for (const { fromId, position, target } of links) {
      const id = names.find(target)
      if (id !== null)
        this.#connection.run('UPDATE Link SET toId = ? WHERE fromId = ? AND position = ?', id, fromId, position)
    }
  }

  #settleAnchors(): void {
    const links = this.#connection.all<LinkPlace & { toId: number; fragment: string }>(
      `SELECT fromId, position, toId, fragment FROM Link
      WHERE fragment IS NOT NULL AND anchor IS NULL AND toId IS NOT NULL ORDER BY toId`,
    )
    let of: number | null = null
    let anchors: ReturnType<AnchorFinder> | null = null
    const sql = 'UPDATE Link SET anchor = ? WHERE fromId = ? AND position = ?'
    for (const { fromId, position, toId, fragment } of links) {
      if (toId !== of) {
        const body = this.#connection.get<{ html: string; toc: string }>(
          'SELECT html, toc FROM Body WHERE articleId = ?',
          toId,
        )
        anchors = body ? this.#anchors(body.html, JSON.parse(body.toc)) : null
        of = toId
      }
      this.#connection.run(sql, anchors?.find(fragment) ?? '', fromId, position)
    }
  }
}

/** Rows without targets. The end of the import looks these up. */
function linkRows(fromId: number, links: LinkRow[]): TableRow<'Link'>[] {
  return links.map(({ target, written = null, fragment = null, line, column }, position) => {
    return { fromId, position, target, toId: null, line, column, written, fragment, anchor: null }
  })
}

function meaningRows(fromId: number, links: LinkRow[]): TableRow<'LinkMeaning'>[] {
  return links.flatMap(({ otherwise }, position) => {
    return otherwise.map((target, rank) => ({ fromId, position, rank, target }))
  })
}

/** The key of a link. */
interface LinkPlace {
  fromId: number
  position: number
}

/** The columns that links find an article by. */
export interface LinkableArticle {
  id: number
  file: string
  slug: string
  path: string
  title: string
  /** JSON list of its other names. */
  names: string
  lang: string | null
}
