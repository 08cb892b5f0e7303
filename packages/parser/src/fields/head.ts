import { readAuthors } from '../authors/article-authors.ts'
import type { Fields } from '../front-matter/fields.ts'
import { foldKey, knownKeys } from '../front-matter/known-keys.ts'
import type { Article } from '../model/article.ts'
import type { Site } from '../model/site.ts'
import { collectionOf, foldersWithin } from '../paths/collection.ts'
import { translationKey } from '../paths/path-language.ts'
import { pathOf } from '../permalinks/article-path.ts'
import { slugOf, writtenSlug } from '../permalinks/article-slug.ts'
import { aliasesOf, namesOf, originalUrlOf, redirectOf } from '../permalinks/other-paths.ts'
import { templateOf } from '../permalinks/written-path.ts'
import { asBoolean, asText } from '../values/values.ts'
import { distinctPaths, folderCategories, readCategories } from './categories.ts'
import { kindOf } from './kind.ts'
import { languageOf } from './language.ts'
import type { ParseContext } from './parse-context.ts'
import { withoutPrivate } from './public-front-matter.ts'
import { dateOf, publicationOf, visibleFromOf } from './publication.ts'
import { listOf, textOf } from './read-field.ts'
import { isDraft, isHidden, mustStayDraft } from './status.ts'
import { tagsOf } from './tags.ts'
import { firstHeading, titleFromFile, writtenTitle } from './title.ts'
import { isDatePlaceholder, reportUndated, reportUndatedPath } from './undated.ts'
import { reportUnused } from './unused-values.ts'
import { zoneOf } from './zone-of.ts'

/** Reads `redirect_to`, and reports that the file is a redirect and not an article. */
function redirectTo(fields: Fields, report: ParseContext['report']): string | null {
  const to = redirectOf(fields)
  if (to !== null) {
    const message = `The file is a redirect to ${to} and not an article`
    report(
      { severity: 'INFO', code: 'redirect-only', message, hint: 'remove redirect_to to publish its text' },
      'redirect_to',
    )
  }
  return to
}

/** Reports that a template in the front matter was not used for the path. */
function reportTemplate(fields: Fields, urlPath: string, report: ParseContext['report']): void {
  const template = templateOf(fields)
  if (template === null) return
  const { key, written } = template
  const message = `${key}: "${written}" is a template that only its generator can evaluate; the path of the article is ${urlPath}`
  report({ severity: 'INFO', code: 'permalink-template', message, hint: 'write the full path' }, key)
}

/** Reports that the permalink pattern of the article or of the site uses a value that the article does not have. */
function reportMissing(placeholder: string, urlPath: string, report: ParseContext['report']): void {
  const message = `the permalink pattern uses :${placeholder}, and the article has no such value; its path is ${urlPath}`
  const hint = `add ${isDatePlaceholder(placeholder) ? 'date' : placeholder}: to the front matter, or set permalink in site.yml to a pattern without it`
  report({ severity: 'INFO', code: 'permalink-value-missing', message, hint, cause: placeholder })
}

export type Head = Omit<Article, 'title' | 'images' | 'links' | 'attachments' | 'body'>

/** Everything in an article except what comes from its body. */
export function headOf(context: ParseContext, isPrivate: (key: string) => boolean): Head {
  const { path, site, frontMatter, fields, report } = context
  reportUnused(context)
  const lang = languageOf(fields, path, site, report)
  const title = () => writtenTitle(fields) ?? headingOf(frontMatter.body, site) ?? titleFromFile(path)
  const slug = slugOf(fields, path, site, title)
  const id = fields.first('id', (value) => (typeof value === 'boolean' ? null : asText(value)))?.read ?? null
  const collection = collectionOf(path, site)
  const authors =
    listOf(fields, 'author', report, (value, key, problems) => readAuthors(value, key, site, problems)) ?? []
  const written =
    listOf(fields, 'category', report, (value, key, problems) => readCategories(value, key, site, problems)) ?? []
  const categories = distinctPaths([...folderCategories(path.folders, site, written.length > 0), ...written])
  const zone = zoneOf(site, path.file, categories)
  const publication = publicationOf(fields, path, zone, report)
  const draft = isDraft(fields, path, site, report) || mustStayDraft(frontMatter, fields, report)
  const isReported = !draft && reportUndated({ fields, path, site, report }, publication)
  const folders = foldersWithin(path.folders, site).filter((name) => name !== '')
  const subject = {
    path,
    slug,
    writtenSlug: writtenSlug(fields),
    title,
    folders,
    categories,
    collection,
    authors: authors.map(({ name }) => name),
    lang,
    id,
    publishedAt: publication.publishedAt,
    value: (key: string) => asText(fields.byKey(key)),
  }
  const { path: urlPath, missing, isTemplate = false } = pathOf(fields, subject, site)
  if (missing !== null && !isReported) {
    if (!draft && isDatePlaceholder(missing)) reportUndatedPath(missing, urlPath, site, report)
    else reportMissing(missing, urlPath, report)
  }
  if (!isTemplate) reportTemplate(fields, urlPath, report)
  const namesPeople = (key: string) => peopleKeys.has(foldKey(key)) || (site.keys.author ?? []).includes(key)
  return {
    file: path.file,
    key: id === null ? `file:${path.file}` : `id:${id}`,
    slug,
    path: urlPath,
    collection,
    kind: kindOf({ path, fields, site }, folders, publication.publishedAt !== null),
    originalUrl: originalUrlOf(fields),
    aliases: aliasesOf(fields, urlPath, site),
    names: namesOf(fields, site),
    redirectTo: redirectTo(fields, report),
    description: textOf(fields, 'description'),
    lang,
    translationKey: fields.first('translationKey', asText)?.read ?? translationKey(path, site),
    draft,
    hidden: isHidden(fields, path.file, site),
    ...publication,
    visibleFrom: visibleFromOf(fields, publication.publishedAt, site, zone, report),
    updatedAt: dateOf(fields, 'updated', zone, report)?.instant ?? null,
    expiresAt: dateOf(fields, 'expires', zone, report)?.instant ?? null,
    commentsEnabled: fields.first('comments', asBoolean)?.read ?? true,
    authors,
    categories,
    tags: tagsOf(fields, site, report),
    frontMatter: withoutPrivate(frontMatter.data, isPrivate, namesPeople),
  }
}

/** MkDocs makes a path of the first heading. Other generators take the title of the front matter only. */
function headingOf(body: string, { dialect }: Site): string | null {
  return dialect === 'mkdocs' ? firstHeading(body) : null
}

const peopleKeys: ReadonlySet<string> = new Set(knownKeys.author.map(foldKey))
