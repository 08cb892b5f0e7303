import { aliasesOf, originalUrlOf, pathOf, redirectOf, slugOf, templateOf } from './address.ts'
import type { Article, JsonValue } from './article.ts'
import { readAuthors } from './authors.ts'
import { distinctPaths, folderCategories, readCategories } from './categories.ts'
import { collectionOf, foldersWithin } from './collection.ts'
import { withoutPrivate } from './email.ts'
import type { FilePath } from './file-path.ts'
import type { Folder } from './folder.ts'
import type { FrontMatter } from './front-matter.ts'
import { type Field, type Fields, foldKey, knownKeys } from './keys.ts'
import { languageTag, pathLanguage, translationKey, unknownLanguage } from './language.ts'
import { plainTitle } from './plain-title.ts'
import type { Problem } from './problem.ts'
import { dateOf, publicationOf } from './publication.ts'
import type { Site } from './site.ts'
import { isDraft, isHidden } from './status.ts'
import { titleFromFile, writtenTitle } from './title.ts'
import { asBoolean, asNames, asText } from './values.ts'

/** All that the stages need to know about one file. */
export interface Reading {
  path: FilePath
  site: Site
  folder: Folder
  frontMatter: FrontMatter
  fields: Fields
  /** Files a problem under the line of a front matter key. */
  report(problem: Problem, key?: string): void
}

/** A file that only leads elsewhere becomes no article: that is said, so that none is missed. */
function redirectTo(fields: Fields, report: Reading['report']): string | null {
  const to = redirectOf(fields)
  if (to !== null) {
    const message = `The file becomes a redirect to ${to} and no article`
    report(
      { severity: 'INFO', code: 'redirect-only', message, hint: 'leave out redirect_to to publish its text' },
      'redirect_to',
    )
  }
  return to
}

/** Where the article stands is not where its generator would put it: that is said. */
function reportTemplate(fields: Fields, urlPath: string, report: Reading['report']): void {
  const template = templateOf(fields)
  if (template === null) return
  const { key, written } = template
  const message = `${key}: "${written}" is a template that only its generator can fill; the article stands at ${urlPath}`
  report({ severity: 'INFO', code: 'permalink-template', message, hint: 'write the path out' }, key)
}

export type Head = Omit<Article, 'title' | 'images' | 'links' | 'body'>

/** All that does not need the body. */
export function headOf(
  { path, site, frontMatter, fields, report }: Reading,
  isPrivate: (key: string) => boolean,
): Head {
  const publication = publicationOf(fields, path, site.timeZone, report)
  const lang = languageOf(fields, path, site, report)
  const slug = slugOf(fields, path, site)
  const id = fields.first('id', (value) => (typeof value === 'boolean' ? null : asText(value)))?.read ?? null
  const collection = collectionOf(path, site)
  const authors =
    listOf(fields, 'author', report, (value, key, problems) => readAuthors(value, key, site, problems)) ?? []
  const written =
    listOf(fields, 'category', report, (value, key, problems) => readCategories(value, key, site, problems)) ?? []
  const categories = distinctPaths([...folderCategories(path.folders, site), ...written])
  const subject = {
    slug,
    title: () => writtenTitle(fields) ?? titleFromFile(path),
    folders: foldersWithin(path.folders, site).filter((name) => name !== ''),
    categories,
    collection,
    authors: authors.map(({ name }) => name),
    lang,
    id,
    publishedAt: publication.publishedAt,
  }
  const urlPath = pathOf(fields, path, subject, site)
  reportTemplate(fields, urlPath, report)
  const namesPeople = (key: string) => peopleKeys.has(foldKey(key)) || (site.keys.author ?? []).includes(key)
  return {
    file: path.file,
    key: id === null ? `file:${path.file}` : `id:${id}`,
    slug,
    path: urlPath,
    collection,
    originalUrl: originalUrlOf(fields),
    aliases: aliasesOf(fields, urlPath, site),
    redirectTo: redirectTo(fields, report),
    description: textOf(fields, 'description'),
    lang,
    translationKey: fields.first('translationKey', asText)?.read ?? translationKey(path, site),
    draft: isDraft(fields, path) || mustStayDraft(frontMatter, fields, report),
    hidden: isHidden(fields, path.file, site),
    ...publication,
    updatedAt: dateOf(fields, 'updated', site.timeZone, report)?.instant ?? null,
    expiresAt: dateOf(fields, 'expires', site.timeZone, report)?.instant ?? null,
    commentsEnabled: fields.first('comments', asBoolean)?.read ?? true,
    authors,
    categories,
    tags: tagsOf(fields),
    frontMatter: withoutPrivate(frontMatter.data, isPrivate, namesPeople),
  }
}

const peopleKeys: ReadonlySet<string> = new Set(knownKeys.author.map(foldKey))

/** A field's text, without markup. */
export function textOf(fields: Fields, field: Field): string | null {
  return (
    fields.first(field, (value) => plainTitle(asText(typeof value === 'boolean' ? null : value) ?? '') || null)?.read ??
    null
  )
}

/** Reads the first usable value of a field with its problems, which go under its key; those of unusable values too. */
function listOf<T>(
  fields: Fields,
  field: Field,
  report: Reading['report'],
  read: (value: JsonValue, key: string, problems: Problem[]) => T | null,
): T | null {
  const found = fields.first(field, (value, key) => {
    const problems: Problem[] = []
    const result = read(value, key, problems)
    for (const problem of problems) report(problem, key)
    return result
  })
  return found?.read ?? null
}

/** Tags that differ in case only are one within an article, too. Keywords count only where there are no tags. */
function tagsOf(fields: Fields): string[] {
  const read = (value: JsonValue) => {
    const names = asNames(value).map((name) => name.replace(/^#(?=\S)/, ''))
    return names.length === 0 ? null : names
  }
  const tags = fields.first('tag', read)?.read ?? fields.first('keywords', read)?.read ?? []
  const seen = new Set<string>()
  return tags.filter((tag) => !seen.has(tag.toLowerCase()) && seen.add(tag.toLowerCase()))
}

function languageOf(fields: Fields, path: FilePath, site: Site, report: Reading['report']): string | null {
  const written = fields.first('lang', (value) => asText(value))
  const tag = written === null ? null : languageTag(written.read)
  if (written !== null && tag === null) report(unknownLanguage(written.key, written.read), written.key)
  return tag ?? pathLanguage(path, site) ?? site.lang
}

/** Nothing is shown that its author may have meant to hold back: an unreadable block, a lost status, a password. */
function mustStayDraft(frontMatter: FrontMatter, fields: Fields, report: Reading['report']): boolean {
  if (frontMatter.unreadable) return true
  const password = asText(fields.byKey('password')) !== null
  if (password) {
    report(
      {
        severity: 'WARNING',
        code: 'password-draft',
        message: 'password: articles behind a password are not supported, so this one stays a draft',
        hint: 'take the key out to publish it',
      },
      'password',
    )
  }
  const unclear = (['draft', 'hidden'] as const).filter((field) => isUnclear(fields, field, report))
  const lost = frontMatter.lostKeys.some((key) => /^(?:draft|published|hidden|status|password)$/i.test(key))
  return password || unclear.length > 0 || lost
}

/** Whether something stands there that is neither true nor false: `draft: ture`. */
function isUnclear(fields: Fields, field: 'draft' | 'hidden', report: Reading['report']): boolean {
  if (fields.first(field, asBoolean) !== null) return false
  const written = fields.first(field, (value) => (value === null || value === '' ? null : value))
  if (written === null) return false
  const message = `${written.key}: ${JSON.stringify(written.read).slice(0, 60)} is neither true nor false, so the article stays a draft`
  report(
    { severity: 'WARNING', code: 'status-unreadable', message, hint: 'write true or false, or leave the key out' },
    written.key,
  )
  return true
}
