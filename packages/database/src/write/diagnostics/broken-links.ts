import type { DiagnosticRow } from '../../schema/import-rows.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { foldersAbove, PAGE } from '../links/link-folders.ts'
import { diagnostic } from './diagnostic-row.ts'
import type { KnownPages } from './known-pages.ts'

/** Reports the links of an article to articles that do not exist, and to places that those articles do not have. */
export function brokenLinks(connection: WriteConnection, articleId: number, pages: KnownPages): DiagnosticRow[] {
  const links = connection.all<StoredLink>(
    `SELECT l.target, l.written, l.fragment, l.line, l.column, a.file,
      (SELECT ${connection.dialect.listOf('m.target', 'm.rank')} FROM LinkMeaning m
        WHERE m.fromId = l.fromId AND m.position = l.position) AS others
    FROM Link l LEFT JOIN Article a ON a.id = l.toId
    WHERE l.fromId = ? AND (l.toId IS NULL OR l.anchor = '' AND ${needsElement} AND NOT ${hasHiddenElements}) ORDER BY l.position`,
    articleId,
  )
  return links.flatMap((link) => {
    const found = link.file === null ? brokenLink(connection, link, pages) : missingAnchor(link, link.file)
    return found === null ? [] : [{ ...found, line: link.line, column: link.column }]
  })
}

/** The top of a page, text fragments and routes of scripts have a meaning without an element. */
const needsElement =
  "lower(l.fragment) <> 'top' AND l.fragment NOT LIKE ':~:%' AND l.fragment NOT LIKE '!%' AND l.fragment NOT LIKE '/%'"

/** An element that was left out of the article, such as a component, can have the id. */
const hasHiddenElements = `EXISTS (SELECT 1 FROM Diagnostic d
  WHERE d.articleId = a.id AND d.code IN ('mdx-left-out', 'template-tag-left-out'))`

interface StoredLink {
  target: string
  written: string | null
  fragment: string | null
  line: number | null
  column: number | null
  /** The file of the article that it leads to. */
  file: string | null
  /** JSON: the other meanings of the address. */
  others: string
}

function brokenLink(
  connection: WriteConnection,
  { target, written, others }: StoredLink,
  pages: KnownPages,
): DiagnosticRow | null {
  if (target.startsWith('name:') && /^!?\[\[/.test(written ?? '')) return missingNote(written ?? '')
  const isAbsolute = /^(?:\/|https?:)/i.test(written ?? '')
  const missing = missingOf(connection, isAbsolute, pages, [target, ...(JSON.parse(others) as string[])]) // As the statement makes it.
  if (missing === null) return null
  const moved = missing.startsWith('path:') ? articleThatHad(connection, missing.slice(5)) : undefined
  if (moved !== undefined) {
    const message = `The link to “${written ?? missing.slice(5)}” leads to a path that ${moved.file} had before.`
    return diagnostic('WARNING', 'link-broken', message, `Link to ${moved.path}, the path of this article.`)
  }
  if (pages.linkHook !== null) return linkOfHook(written ?? missing.slice(5), pages.linkHook)
  const what = missing.startsWith('path:') ? 'no article has this path' : 'no article is made from this file'
  const message = `The link to “${written ?? missing.slice(5)}” leads nowhere: ${what}.`
  return diagnostic('WARNING', 'link-broken', message, 'Correct the link or the name of the file.')
}

/** Finds the last article that had this path. Drafts are left out, because the reader of the link does not see them. */
function articleThatHad(connection: WriteConnection, path: string): { file: string; path: string } | undefined {
  const bare = path.replace(/\/$/, '')
  return connection.get<{ file: string; path: string }>(
    `SELECT a.file, a.path FROM FormerPath f JOIN Article a ON a.id = f.articleId
    WHERE f.path IN (?, ?) AND a.draft = FALSE AND a.path <> f.path ORDER BY f.revision DESC, a.file LIMIT 1`,
    bare,
    `${bare}/`,
  )
}

/** A render hook can make any address of a link, so what it makes is not known. All such links are one note. */
function linkOfHook(written: string, hook: string): DiagnosticRow {
  const message = `The link to “${written}” leads to no article, but ${hook} decides where links lead, so it is not checked.`
  const hint = 'Nothing, if the links work on the site. Broadsheet shows the address as it is written.'
  return diagnostic('INFO', 'link-by-hook', message, hint, hook)
}

/** In a vault, links to notes that are not written yet are common. */
function missingNote(written: string): DiagnosticRow {
  const message = `${written} leads to no note: no file, title or alias has this name.`
  return diagnostic('INFO', 'note-missing', message, 'Write the note, or correct the name.', written)
}

function missingAnchor({ written, fragment }: StoredLink, file: string): DiagnosticRow {
  const message = `The link to “${written ?? `#${fragment}`}” leads to no place: ${file} has no heading or element with the id “${fragment}”.`
  return diagnostic(
    'WARNING',
    'anchor-missing',
    message,
    'Use the id of a heading of that article, or remove the fragment.',
  )
}

/**
 * Returns the missing target of a link, or null if the link may be valid. A path without an article may be a feed, a
 * list page or a file of the theme. So it counts as missing only if there are articles in the same folder. A page above
 * the folder (`/tags/`) may be its list page.
 */
function missingOf(
  connection: WriteConnection,
  isAbsolute: boolean,
  pages: KnownPages,
  meanings: string[],
): string | null {
  const files = meanings.filter((meaning) => meaning.startsWith('file:') && PAGE.test(meaning))
  const exists = (file: string) => connection.get('SELECT 1 FROM File WHERE path = ?', file.slice(5)) !== undefined
  const path = meanings.find((meaning) => meaning.startsWith('path:'))
  if (path === undefined) return files.length > 0 ? null : (meanings[0] ?? null)
  if (files.some(exists)) return null
  const isSuspect = hasArticlesBeside(connection, path.slice(5)) || (isAbsolute && pages.isComplete)
  return isSuspect && !pages.has(path.slice(5)) ? path : null
}

function hasArticlesBeside(connection: WriteConnection, path: string): boolean {
  const folder = foldersAbove(path).at(-1)
  if (folder === undefined) return false
  const sql = 'SELECT 1 FROM Article WHERE path > ? AND path < ? LIMIT 1'
  return connection.get(sql, `${folder}/`, `${folder}0`) !== undefined
}
