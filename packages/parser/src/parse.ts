import { aliasesOf, originalUrlOf, pathOf, redirectOf, slugOf } from './address.ts'
import type { Article, JsonValue, ParsedFile } from './article.ts'
import { readAuthors } from './authors.ts'
import { parseBody } from './body.ts'
import { isHtmlBody } from './body-format.ts'
import { distinctPaths, folderCategories, readCategories } from './categories.ts'
import { collectionOf, foldersWithin } from './collection.ts'
import { type Decoded, decode } from './decode.ts'
import type { Diagnostic } from './diagnostic.ts'
import { withoutPrivate } from './email.ts'
import { type FilePath, takeApart } from './file-path.ts'
import type { Folder } from './folder.ts'
import { type FrontMatter, placeOfKey, readFrontMatter } from './front-matter.ts'
import { frontMatterImages } from './front-matter-images.ts'
import { type Field, type Fields, fieldsOf, foldKey, knownKeys } from './keys.ts'
import { languageTag, pathLanguage, translationKey, unknownLanguage } from './language.ts'
import { plainTitle } from './plain-title.ts'
import type { Problem } from './problem.ts'
import { dateOf, publicationOf } from './publication.ts'
import { toDiagnostics } from './report.ts'
import type { Site } from './site.ts'
import { isDraft, isHidden } from './status.ts'
import { titleFromFile, titleOf, writtenTitle } from './title.ts'
import { asBoolean, asNames, asText } from './values.ts'

/** All that the stages need to know about one file. */
interface Reading {
  path: FilePath
  site: Site
  folder: Folder
  frontMatter: FrontMatter
  fields: Fields
  /** Files a problem under the line of a front matter key. */
  report(problem: Problem, key?: string): void
}

/** Reads one file. Pure: neither disk nor clock nor the machine's time zone is asked. Never throws for what is in the file. */
export function parseFile(input: { file: string; bytes: Uint8Array }, site: Site, folder: Folder): ParsedFile {
  const { file } = input
  const found: (Problem | Diagnostic)[] = []
  const decoded = decode(input.bytes, site.lang)
  found.push(...encodingProblems(decoded))
  if (decoded.text === null) return { article: null, diagnostics: toDiagnostics(file, '', found, () => false) }
  const problems: Problem[] = []
  const frontMatter = readFrontMatter(decoded.text, problems)
  const isPrivate = privateKeys(site)
  const article = articleOf(file, frontMatter, problems, found, site, folder, isPrivate)
  return { article, diagnostics: toDiagnostics(file, decoded.text, [...found, ...problems], isPrivate) }
}

function articleOf(
  file: string,
  frontMatter: FrontMatter,
  problems: Problem[],
  found: (Problem | Diagnostic)[],
  site: Site,
  folder: Folder,
  isPrivate: (key: string) => boolean,
): Article | null {
  const path = takeApart(file, site.languages)
  if (frontMatter.form === 'none' && !frontMatter.unreadable && /^(?:mdx|html?|txt)$/.test(path.extension)) {
    problems.push(noArticle(path.extension))
    return null
  }
  const fields = fieldsOf(frontMatter.data, site.keys)
  const report = (problem: Problem, key?: string) =>
    void problems.push(key === undefined ? problem : placed(problem, key, frontMatter))
  const reading: Reading = { path, site, folder, frontMatter, fields, report }
  const head = headOf(reading, isPrivate)
  const { body, title, images, links, diagnostics } = bodyOf(reading, head)
  found.push(...diagnostics)
  return {
    ...head,
    title: titleOf(fields, title, path, report),
    images: [...frontMatterImages(fields, file, { site, folder, pagePath: head.path }, report), ...images],
    links,
    body,
  }
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

type Head = Omit<Article, 'title' | 'images' | 'links' | 'body'>

/** All that does not need the body. */
function headOf({ path, site, frontMatter, fields, report }: Reading, isPrivate: (key: string) => boolean): Head {
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
    title: writtenTitle(fields) ?? titleFromFile(path),
    folders: foldersWithin(path.folders, site).filter((name) => name !== ''),
    categories,
    collection,
    authors: authors.map(({ name }) => name),
    lang,
    id,
    publishedAt: publication.publishedAt,
  }
  const urlPath = pathOf(fields, path, subject, site)
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

function bodyOf({ path, site, folder, frontMatter, fields }: Reading, head: Head): ReturnType<typeof parseBody> {
  const { body: source, bodyLine: line } = frontMatter
  const html = path.extension === 'html' || path.extension === 'htm' || (path.extension !== 'mdx' && isHtmlBody(source))
  const input = {
    file: path.file,
    source,
    line,
    format: html ? ('HTML' as const) : ('MARKDOWN' as const),
    mdx: path.extension === 'mdx',
  }
  return parseBody(input, {
    site,
    folder,
    pagePath: head.path,
    frontMatterExcerpt: textOf(fields, 'excerpt'),
    lang: head.lang,
  })
}

function textOf(fields: Fields, field: Field): string | null {
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
  const password = asText(fields.byKey('password'))
  if (password !== null) {
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
  return (
    password !== null || frontMatter.lostKeys.some((key) => /^(?:draft|published|hidden|status|password)$/i.test(key))
  )
}

function placed(problem: Problem, key: string, { block, blockLine }: FrontMatter): Problem {
  const { line, column } = placeOfKey(block, key)
  return { ...problem, line: blockLine + line - 1, column }
}

function privateKeys(site: Site): (key: string) => boolean {
  const names = new Set(site.privateKeys.map(foldKey))
  return (key) => names.has(foldKey(key))
}

function noArticle(extension: string): Problem {
  return {
    severity: 'INFO',
    code: 'no-front-matter',
    message: `a .${extension} file without front matter is no article, so it is passed over`,
    hint: 'give it front matter to make it one',
  }
}

function encodingProblems({ text, encoding, certainty, damaged }: Decoded): Problem[] {
  if (text === null)
    return [
      {
        severity: 'ERROR',
        code: 'encoding-unknown',
        message: 'the file is no text, or in an encoding that is not known',
        hint: 'save it as UTF-8',
      },
    ]
  const problems: Problem[] = []
  if (certainty === 'guessed')
    problems.push({
      severity: 'WARNING',
      code: 'encoding-guessed',
      message: `the file is not UTF-8; it was read as ${encoding}, which is a guess`,
      hint: 'save it as UTF-8',
    })
  else if (certainty === 'detected')
    problems.push({
      severity: 'INFO',
      code: 'encoding-detected',
      message: `the file is not UTF-8; it was read as ${encoding}`,
      hint: 'save it as UTF-8',
    })
  if (damaged > 0) {
    const before = text.slice(0, text.indexOf('\ufffd')).split('\n')
    problems.push({
      severity: 'WARNING',
      code: 'text-damaged',
      message: `${damaged} ${damaged === 1 ? 'character' : 'characters'} could not be read as ${encoding}`,
      hint: 'look for � and write the characters anew',
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    })
  }
  return problems
}
