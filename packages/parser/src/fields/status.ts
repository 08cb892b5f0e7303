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
  // Obsidian Publish never publishes such notes: https://help.obsidian.md/publish/publish#Ignore+notes
  if (site.dialect === 'obsidian' && asBoolean(fields.byKey('publish')) === false) return true
  const draft = fields.first('draft', asBoolean)?.read
  if (draft === true) return true
  if (fields.first('published', asBoolean)?.read === false) return true
  if (draft === false) return false
  return /^(draft|private|pending)$/i.test(fields.first('status', asText)?.read ?? '')
}

/** Whether the article is reachable by its path but appears in no list. */
export function isHidden(fields: Fields, file: string, site: Site): boolean {
  const hidden = fields.first('hidden', asBoolean)?.read
  if (hidden !== undefined) return hidden
  if (/^(hidden|unlisted)$/i.test(fields.first('status', asText)?.read ?? '')) return true
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
    /^(?:draft|published|hidden|status|password|publish_?date|pub_?date)$/i.test(key),
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
