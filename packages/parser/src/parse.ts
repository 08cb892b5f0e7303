import { isHtmlBody } from './body/body-format.ts'
import { parseBody } from './body/parse-body.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import type { Problem } from './diagnostics/problem.ts'
import { toDiagnostics } from './diagnostics/to-diagnostics.ts'
import { decode } from './encoding/decode.ts'
import { encodingProblems } from './encoding/encoding-problems.ts'
import { withDefaults } from './fields/default-fields.ts'
import { type Head, headOf } from './fields/head.ts'
import type { ParseContext } from './fields/parse-context.ts'
import { textOf } from './fields/read-field.ts'
import { noteTitle, titleOf, writtenTitle } from './fields/title.ts'
import { fieldsOf } from './front-matter/fields.ts'
import { type FrontMatter, placeOfKey, readFrontMatter } from './front-matter/front-matter.ts'
import { readHtmlHead } from './front-matter/html-head.ts'
import { foldKey } from './front-matter/known-keys.ts'
import { frontMatterImages } from './images/front-matter-images.ts'
import { frontMatterMedia } from './images/front-matter-media.ts'
import type { Article, ParsedFile } from './model/article.ts'
import type { Folder } from './model/folder.ts'
import type { FrontMatterData, JsonValue } from './model/json-value.ts'
import type { Site } from './model/site.ts'
import { foldersWithin } from './paths/collection.ts'
import { type FilePath, isIndex, parseFilePath } from './paths/file-path.ts'
import { isProjectFile } from './paths/project-file.ts'
import { isPageOfDocusaurus } from './scope/walk-rules.ts'
import { withoutRepetitions } from './values/values.ts'

/** Reads one file. Pure: neither disk nor clock nor the machine's time zone is asked. Never throws for what is in the file. */
export function parseFile(input: { file: string; bytes: Uint8Array }, site: Site, folder: Folder): ParsedFile {
  const { file } = input
  const found: (Problem | Diagnostic)[] = []
  const decoded = decode(input.bytes, site.lang)
  found.push(...encodingProblems(decoded))
  if (decoded.text === null) return { article: null, diagnostics: toDiagnostics(file, '', found, () => false) }
  const problems: Problem[] = []
  const frontMatter = withHtmlHead(file, readFrontMatter(decoded.text, problems), site)
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
  const path = parseFilePath(file, site.languages)
  if (frontMatter.form === 'none' && !frontMatter.unreadable && Object.keys(frontMatter.data).length === 0) {
    const kind = isProjectFile(file, site)
      ? 'project'
      : /^(?:mdx|html?|txt)$/.test(path.extension) && !isPageOfDocusaurus(file, site)
        ? `.${path.extension}`
        : null
    if (kind !== null) {
      problems.push(noArticle(kind))
      return null
    }
  }
  const fields = withDefaults(fieldsOf(usable(frontMatter), site.keys), path, site)
  const hasDefaults = site.frontMatterDefaults.length + site.cascades.length > 0
  const report = (problem: Problem, key?: string) =>
    void problems.push(key === undefined ? problem : placed(problem, key, frontMatter, hasDefaults))
  const context: ParseContext = { path, site, folder, frontMatter, fields, report }
  const head = headOf(context, isPrivate)
  const { body, title, images, links, attachments, tags, diagnostics } = bodyOf(context, head)
  found.push(...diagnostics)
  const isEmpty = frontMatter.form === 'none' && frontMatter.body.trim() === ''
  if (isEmpty) report(emptyFile(site))
  return {
    ...head,
    draft: head.draft || isEmpty,
    // A redirect needs no title.
    title:
      site.dialect === 'obsidian'
        ? noteTitle(fields, path)
        : titleOf(fields, title ?? homeTitle(path, site), path, head.redirectTo === null ? report : () => {}),
    tags: tags.length === 0 ? head.tags : withoutRepetitions([...head.tags, ...tags]),
    images: [...frontMatterImages(fields, file, { site, folder, pagePath: head.path }, report), ...images],
    links,
    attachments: [...frontMatterMedia(fields, file, { site, folder, pagePath: head.path }), ...attachments],
    body,
  }
}

/** Pelican takes the metadata of an HTML page from its head. */
function withHtmlHead(file: string, frontMatter: FrontMatter, site: Site): FrontMatter {
  if (site.dialect !== 'pelican' || frontMatter.form !== 'none' || !/\.html?$/i.test(file)) return frontMatter
  return { ...frontMatter, data: readHtmlHead(frontMatter.body) ?? {} }
}

/** The page of the content folder itself has the title of the site, if it has no other. */
function homeTitle(path: FilePath, site: Site): string | null {
  return isIndex(path.stem) && foldersWithin(path.folders, site).length === 0 ? site.title : null
}

function usable({ data, unreadKeys }: FrontMatter): FrontMatterData {
  if (unreadKeys.length === 0) return data
  return Object.fromEntries(Object.entries(data).filter(([key]) => !unreadKeys.includes(key)))
}

function bodyOf({ path, site, folder, frontMatter, fields }: ParseContext, head: Head): ReturnType<typeof parseBody> {
  const { body: source, bodyLine: line } = frontMatter
  // A note of a vault is Markdown, even if it begins with html.
  const isMarkdown = path.extension === 'mdx' || (site.dialect === 'obsidian' && path.extension === 'md')
  const html = path.extension === 'html' || path.extension === 'htm' || (!isMarkdown && isHtmlBody(source))
  const input = {
    file: path.file,
    source,
    line,
    format: html ? ('HTML' as const) : ('MARKDOWN' as const),
    mdx: path.extension === 'mdx',
  }
  const separator = fields.byKey('excerpt_separator')
  return parseBody(input, {
    site,
    folder,
    pagePath: head.path,
    frontMatterExcerpt: textOf(fields, 'excerpt'),
    title: site.dialect === 'obsidian' ? noteTitle(fields, path) : writtenTitle(fields),
    excerptSeparator: typeof separator === 'string' ? separator : site.excerptSeparator,
    lang: head.lang,
    param: (name) => paramOf(name, frontMatter.data, site),
    value: (name) => (privateKeys(site)(name) ? null : fields.byKey(name)),
  })
}

/** A scalar of the front matter, of its `params`, or of the site's parameters: `name` or `table.name`, in any case. */
function paramOf(name: string, data: FrontMatter['data'], site: Site): string | null {
  const keys = name.split('.').map(foldKey)
  const isPrivate = privateKeys(site)
  if (keys.some(isPrivate)) return null
  for (const from of [data, fieldOf(data, 'params'), site.params]) {
    const value = keys.reduce((table: JsonValue | undefined, key) => fieldOf(table, key), from)
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  }
  return null
}

function fieldOf(table: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return undefined
  return Object.entries(table).find(([name]) => foldKey(name) === key)?.[1]
}

function placed(problem: Problem, key: string, frontMatter: FrontMatter, hasDefaults: boolean): Problem {
  const { block, blockLine, data } = frontMatter
  // A default of the site or of a section concerns all their files.
  if (hasDefaults && fieldOf(data, foldKey(key)) === undefined && fieldsOf(data, {}).byKey(key) === null)
    return { ...problem, cause: problem.cause ?? `the default ${key}` }
  const { line, column } = placeOfKey(block, key)
  return { ...problem, line: blockLine + line - 1, column }
}

function privateKeys(site: Site): (key: string) => boolean {
  const names = new Set(site.privateKeys.map(foldKey))
  return (key) => names.has(foldKey(key))
}

function noArticle(kind: string): Problem {
  return {
    severity: 'INFO',
    code: 'no-front-matter',
    message: `a ${kind} file without front matter is not an article, so it is skipped`,
    hint: 'add front matter to make it an article',
  }
}

function emptyFile({ dialect }: Site): Problem {
  return {
    // In a vault, a click on a link makes an empty note.
    severity: dialect === 'obsidian' ? 'INFO' : 'WARNING',
    code: 'file-empty',
    message: 'the file is empty, so it is a draft and not a published article',
    hint: 'write the article, or delete the file',
  }
}
