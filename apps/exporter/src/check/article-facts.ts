import { categoryPaths, type ExportedArticle } from '../archive/exported-article.ts'
import { contentFile, exportHost, publicFile } from '../forms/addresses.ts'

/** The facts of an article that an import of the export must give again, as texts that can be compared. */
export type ArticleFacts = Record<Fact, string>

const facts = [
  'title',
  'date',
  'updated',
  'status',
  'lang',
  'description',
  'authors',
  'categories',
  'tags',
  'original',
  'images',
  'line breaks',
  'text',
] as const
export type Fact = (typeof facts)[number]

/** Facts that depend on how the body is written. */
export const bodyFacts: ReadonlySet<Fact> = new Set(['images', 'line breaks', 'text'])

export function factsOf(article: ExportedArticle, isHidden: boolean): ArticleFacts {
  return {
    title: article.title,
    date: article.publishedAt ?? '',
    updated: article.updatedAt ?? '',
    status: isHidden ? 'HIDDEN' : article.status,
    lang: article.lang ?? '',
    description: article.description ?? '',
    authors: joined(article.authors.map(({ name }) => name)),
    categories: joined(categoryPaths(article).map((path) => path.join(' / '))),
    tags: joined(article.tags.map(({ name }) => name)),
    original: article.originalUrl ?? '',
    images: joined([...new Set(article.images.edges.map(({ node }) => pictureOf(node.url)))].sort()),
    'line breaks': String(article.html.match(/<br\b/g)?.length ?? 0),
    text: article.text.replaceAll(/\s+/g, ' ').trim(),
  }
}

/** Returns the facts that differ. */
export function differingFacts(one: ArticleFacts, two: ArticleFacts): Fact[] {
  return facts.filter((fact) => one[fact] !== two[fact])
}

function pictureOf(url: string): string {
  const file = contentFile(url)
  return file === null ? url.replace(exportHost, '') : publicFile(file)
}

function joined(names: readonly string[]): string {
  return names.join('\n')
}
