import type { Fields } from '../front-matter/fields.ts'
import type { FrontMatter } from '../front-matter/front-matter.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import type { FilePath } from '../paths/file-path.ts'
import { matchesPattern } from '../paths/path-pattern.ts'
import { asBoolean, asTable, asText } from '../values/values.ts'
import type { ParseContext } from './parse-context.ts'

/**
 * Whether the article is a draft: `draft: true`, `published: false`, `status: draft`, a file in `_drafts`, Obsidian's
 * `publish: false`, or a file that the generator does not render.
 */
export function isDraft(fields: Fields, path: FilePath, site: Site, report: ParseContext['report']): boolean {
  if (path.folders.includes('_drafts')) return true
  if (isWithoutPage(fields, site, report)) return true
  const drafts = fields.written('draft').map(({ value }) => asBoolean(value))
  if (drafts.includes(true)) return true
  // `publish: false` is Obsidian's: https://help.obsidian.md/publish/publish#Ignore+notes
  if (fields.written('published').some(({ value }) => asBoolean(value) === false)) return true
  if (isRestricted(fields, report)) return true
  const status = fields.first('status', asText)?.read ?? ''
  // An export of WordPress or Ghost gives the date at which it would have been published.
  if (/^(?:scheduled|future)$/i.test(status) && fields.written('date').length === 0) return true
  return drafts.length === 0 && UNPUBLISHED.test(status)
}

/** The words for articles that are not public, in WordPress, Ghost and Pelican, and in editorial notes. */
const UNPUBLISHED =
  /^(?:draft|private|pending|skip|trash|deleted|auto-draft|unpublished|wip|idea|review|in[- ]review|in[- ]progress)$/i

/** Ghost's `visibility: members`, `paid` or `tiers`, and WordPress's `private`: not everybody may read the article. It is reported. */
function isRestricted(fields: Fields, report: ParseContext['report']): boolean {
  const found = fields.first('visibility', asText)
  if (found === null || !/^(?:members|paid|tiers|filter|private|password|internal|draft)$/i.test(found.read))
    return false
  const message = `${found.key}: "${found.read}" is for some readers only, and there are no accounts here, so the article stays a draft`
  const hint = `remove ${found.key} to publish it`
  report({ severity: 'WARNING', code: 'visibility-draft', message, hint }, found.key)
  return true
}

/** Whether the article is reachable by its path but appears in no list. */
export function isHidden(fields: Fields, file: string, site: Site): boolean {
  const hidden = fields.first('hidden', asBoolean)?.read
  if (hidden !== undefined) return hidden
  const words = [fields.first('status', asText)?.read, fields.first('visibility', asText)?.read]
  if (words.some((word) => /^(?:hidden|unlisted)$/i.test(word ?? ''))) return true
  if (isLeftOutOfLists(fields, site)) return true
  return site.hidden.some((pattern) => matchesPattern(file, pattern))
}

/**
 * Whether the front matter tells the generator not to render the file: Hugo's `build.render` and `headless`, Eleventy's `permalink: false`. It is
 * reported.
 */
function isWithoutPage(fields: Fields, site: Site, report: ParseContext['report']): boolean {
  const key = keyWithoutPage(fields, site)
  if (key === null) return false
  const message = `${key}: the generator makes no page of this file, so the article stays a draft`
  report({ severity: 'INFO', code: 'page-not-rendered', message, hint: `remove ${key} to publish the article` }, key)
  return true
}

function keyWithoutPage(fields: Fields, site: Site): string | null {
  if (fields.written('permalink').some(({ value }) => value === false)) return 'permalink'
  if (site.dialect !== 'hugo') return null
  if (asBoolean(fields.byKey('headless')) === true) return 'headless'
  return isNever(buildOption(fields, 'render'), ['never', 'link', 'false']) ? 'build' : null
}

/** Hugo's `build.list` and Eleventy's `eleventyExcludeFromCollections`: the page exists, but lists leave it out. */
function isLeftOutOfLists(fields: Fields, site: Site): boolean {
  if (asBoolean(fields.byKey('eleventyExcludeFromCollections')) === true) return true
  return site.dialect === 'hugo' && isNever(buildOption(fields, 'list'), ['never', 'local', 'false'])
}

/** An option of Hugo's `build`, which older versions call `_build`. */
function buildOption(fields: Fields, name: string): JsonValue {
  return asTable(fields.byKey('build') ?? fields.byKey('_build'))[name] ?? null
}

function isNever(value: JsonValue, names: string[]): boolean {
  return names.includes((asText(value) ?? '').toLowerCase())
}

/** Whether the author may have meant to hold the article back: unreadable front matter, a lost status, a password. */
export function mustStayDraft(frontMatter: FrontMatter, fields: Fields, report: ParseContext['report']): boolean {
  if (frontMatter.unreadable) return true
  const password = asText(fields.byKey('password')) !== null
  if (password) {
    report(
      {
        severity: 'WARNING',
        code: 'password-draft',
        message: 'password: passwords are not supported, so the article stays a draft',
        hint: 'remove the key to publish it',
      },
      'password',
    )
  }
  const unclear = (['draft', 'hidden'] as const).filter((field) => isUnclear(fields, field, report))
  const lost = frontMatter.lostKeys.some((key) =>
    /^(?:draft|private|published?|hidden|status|visibility|password|publish_?date|pub_?date)$/i.test(key),
  )
  return password || unclear.length > 0 || lost
}

/** Reports a value that is neither true nor false: `draft: ture`. */
function isUnclear(fields: Fields, field: 'draft' | 'hidden', report: ParseContext['report']): boolean {
  if (fields.first(field, asBoolean) !== null) return false
  const written = fields.first(field, (value) => (value === null || value === '' ? null : value))
  if (written === null) return false
  const message = `${written.key}: ${JSON.stringify(written.read).slice(0, 60)} is neither true nor false, so the article stays a draft`
  report(
    { severity: 'WARNING', code: 'status-unreadable', message, hint: 'write true or false, or remove the key' },
    written.key,
  )
  return true
}
