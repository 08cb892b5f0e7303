import { dump } from 'js-yaml'
import { categoryPaths, type ExportedArticle } from '../archive/exported-article.ts'
import { contentFile } from './addresses.ts'
import { foldedKey, isFieldKey } from './field-keys.ts'
import type { Form } from './form.ts'

/** How the archive has its categories: each name a root, or names from the root down. */
export type CategoryForm = 'flat' | 'path'

export interface FrontMatterOptions {
  form: Form
  categories: CategoryForm
  /** Whether the article is in no list. */
  isHidden: boolean
  /** Returns the address of a file of the content folder in the export. */
  addressOf: (file: string) => string
}

/** Returns the front matter of an article in YAML, with the keys of a generator. Keys without a field stay as they were. */
export function frontMatterOf(
  article: ExportedArticle,
  { form, categories, isHidden, addressOf }: FrontMatterOptions,
): string {
  const { keys } = form
  const { title, lang, description, originalUrl, translations, path } = article
  const values = {
    title,
    ...(article.publishedAt !== null && { date: new Date(article.publishedAt) }),
    ...(article.updatedAt !== null && { [keys.updated]: new Date(article.updatedAt) }),
    ...expiry(article, keys.expires),
    [keys.path]: path,
    ...list(
      keys.authors,
      article.authors.map(({ name }) => name),
      form.name !== 'hugo',
    ),
    ...list('categories', categoriesIn(categories, categoryPaths(article))),
    ...list(
      'tags',
      article.tags.map(({ name }) => name),
    ),
    ...(lang !== null && { lang }),
    ...(description !== null && { description }),
    ...imageKeys(article, addressOf),
    ...(originalUrl !== null && { original_url: originalUrl }),
    ...list(keys.aliases, article.aliases),
    ...(translations.length > 0 && { translationKey: [path, ...translations.map((other) => other.path)].sort()[0] }),
    ...(article.status === 'DRAFT' && form.draft),
    ...(isHidden && { hidden: true }),
    ...(!article.commentsEnabled && { comments: false }),
    ...otherKeys(article),
  }
  return `---\n${dump(values, { lineWidth: -1, noRefs: true })}---\n`
}

/** A single value instead of a list of one, where generators expect it. */
function list(key: string, values: readonly unknown[], isSingle = false): object {
  if (values.length === 0) return {}
  return { [key]: isSingle && values.length === 1 ? values[0] : values }
}

/** One path is a list of names, several paths are a list of lists, as in Hexo. */
function categoriesIn(form: CategoryForm, paths: string[][]): unknown[] {
  if (form === 'flat') return paths.flat()
  const [only] = paths
  return paths.length === 1 && only ? only : paths
}

const expiryKeys = ['expires', 'expirydate', 'unpublishdate']

function expiry({ frontMatter }: ExportedArticle, key: string): object {
  const found = Object.entries(frontMatter).find(([name]) => expiryKeys.includes(foldedKey(name)))
  return found ? { [key]: found[1] } : {}
}

function imageKeys({ images }: ExportedArticle, addressOf: (file: string) => string): object {
  const addresses = (role: string) =>
    images.edges
      .filter((edge) => edge.role === role)
      .map(({ node }) => {
        const file = contentFile(node.url)
        return file === null ? node.url : addressOf(file)
      })
  const [head, ...photos] = addresses('HEAD')
  const [cover] = addresses('COVER')
  const [thumbnail] = addresses('THUMBNAIL')
  return {
    ...(head !== undefined && { headimg: head }),
    ...list('photos', photos),
    ...(cover !== undefined && { cover }),
    ...(thumbnail !== undefined && { thumbnail }),
  }
}

/** The keys without a field. They are for front ends and filters. */
function otherKeys({ frontMatter, tags }: ExportedArticle): object {
  // Without tags, the keywords were read as tags.
  const areKeywordsKept = tags.length > 0
  return Object.fromEntries(
    Object.entries(frontMatter).filter(
      ([key]) => !isFieldKey(key) || (areKeywordsKept && foldedKey(key) === 'keywords'),
    ),
  )
}
