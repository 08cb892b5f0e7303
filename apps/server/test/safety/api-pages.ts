import type { TestSite } from '../test-site.ts'

const articlesQuery = `query ($after: String) {
  articles(first: 100, after: $after) {
    nodes {
      file { file } title description html excerpt path originalUrl aliases
      authors { name url slug path } categories { name slug path } tags { name slug path }
      cover { url } images(first: 20) { edges { alt title caption node { url } } }
      toc(minDepth: 1) { id text }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

interface Term {
  name: string
  slug: string
  path: string
}

/** An article as a front end gets it. */
export interface FoundArticle {
  file: { file: string }
  title: string
  description: string | null
  html: string
  excerpt: string
  path: string
  originalUrl: string | null
  aliases: string[]
  authors: (Term & { url: string | null })[]
  categories: Term[]
  tags: Term[]
  cover: { url: string } | null
  images: { edges: { alt: string | null; title: string | null; caption: string | null; node: { url: string } }[] }
  toc: { id: string; text: string }[]
}

/**
 * Reads every article of a site.
 * @throws Error if a query fails
 */
export async function allArticles(site: TestSite): Promise<FoundArticle[]> {
  const found: FoundArticle[] = []
  let after: string | null = null
  do {
    const { data, errors } = await site.execute(articlesQuery, { after })
    if (errors) throw new Error(JSON.stringify(errors))
    found.push(...data.articles.nodes)
    after = data.articles.pageInfo.hasNextPage ? data.articles.pageInfo.endCursor : null
  } while (after !== null)
  return found
}

/** Builds a page as a front end would: escaped texts, URLs in attributes, and `html` unchanged. */
export function pageOf(article: FoundArticle): string {
  const links = [article.path, article.originalUrl, ...article.aliases, ...article.authors.map(({ url }) => url)]
  const names = [...article.authors, ...article.categories, ...article.tags]
  return [
    `<h1>${escaped(article.title)}</h1><p title="${escaped(article.description)}">${escaped(article.excerpt)}</p>`,
    ...links.filter((link) => link !== null).map((link) => `<a href="${escaped(link)}">x</a>`),
    ...names.map(({ name, slug }) => `<a class="${escaped(slug)}" href="/x/${escaped(slug)}">${escaped(name)}</a>`),
    ...article.images.edges.map(
      ({ alt, title, caption, node: { url } }) =>
        `<a href="${escaped(url)}"><img src="${escaped(url)}" alt="${escaped(alt)}" title="${escaped(title)}"></a>${escaped(caption)}`,
    ),
    `<img src="${escaped(article.cover?.url ?? '')}">`,
    ...article.toc.map(({ id, text }) => `<a href="#${escaped(id)}">${escaped(text)}</a>`),
    article.html,
  ].join('\n')
}

function escaped(text: string | null): string {
  return (text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
