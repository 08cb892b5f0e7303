/** The documents for PostGraphile, and how its answers become those of the documents in queries/benchmark-queries.ts. */

interface Nodes<T> {
  nodes: T[]
}
interface Named {
  name: string
  slug: string
}
interface ArticleImage {
  role: string
  alt: string | null
  imageByImageId: { url: string; width: number | null; height: number | null }
}

/** An article as PostGraphile names it. Each document selects a part of it. */
interface Article {
  title: string
  slug: string
  path: string
  lang: string | null
  publishedAt: string | null
  html: string
  authorByAuthorId: { name: string } | null
  articleAuthorsByArticleId: Nodes<{ authorByAuthorId: Named }>
  articleCategoriesByArticleId: Nodes<{ categoryByCategoryId: Named }>
  articleTagsByArticleId: Nodes<{ tagByTagId: Named }>
  articleImagesByArticleId: Nodes<ArticleImage>
}

/** The fields that the documents select. */
export interface PostgraphileData {
  allArticles: Nodes<Article>
  articleBySlug: Article
  categoryBySlug: {
    name: string
    articleCategoriesByCategoryId: Nodes<{ articleByArticleId: Article }> & { totalCount: number }
  }
  search: Nodes<Article>
  allCategories: Nodes<{ name: string; articleCategoriesByCategoryId: { totalCount: number } }>
}

export interface PostgraphileQuery {
  readonly document: string
  /** The same content in the shape of Broadsheet's answer. */
  shape(data: PostgraphileData): object
}

const head = 'title slug publishedAt authorByAuthorId { name }'
const categories = 'articleCategoriesByArticleId { nodes { categoryByCategoryId { name slug } } }'
const card = `${head} ${categories} articleImagesByArticleId { nodes { imageByImageId { url } } }`

const page: PostgraphileQuery = {
  document: `query ($first: Int!, $after: Cursor) {
    allArticles(first: $first, after: $after, orderBy: [SORT_AT_DESC, ROW_ID_DESC]) { nodes { ${card} } }
  }`,
  shape: ({ allArticles }) => ({ articles: { nodes: allArticles.nodes.map(cardOf) } }),
}

export const postgraphileQueries: Readonly<Record<string, PostgraphileQuery>> = {
  Q1: page,
  Q2: {
    document: `query ($slug: String!) { articleBySlug(slug: $slug) {
      title slug path lang publishedAt html
      articleAuthorsByArticleId { nodes { authorByAuthorId { name slug } } }
      ${categories}
      articleTagsByArticleId { nodes { tagByTagId { name slug } } }
      articleImagesByArticleId { nodes { role alt imageByImageId { url width height } } }
    } }`,
    shape: ({ articleBySlug: article }) => ({
      article: {
        title: article.title,
        slug: article.slug,
        path: article.path,
        lang: article.lang,
        publishedAt: instantOf(article.publishedAt),
        html: article.html,
        authors: article.articleAuthorsByArticleId.nodes.map((node) => node.authorByAuthorId),
        categories: categoriesOf(article),
        tags: article.articleTagsByArticleId.nodes.map((node) => node.tagByTagId),
        images: {
          edges: article.articleImagesByArticleId.nodes.map(({ role, alt, imageByImageId: node }) => ({
            role,
            alt,
            node,
          })),
        },
      },
    }),
  },
  Q3: {
    document: `query ($slug: String!, $first: Int!) { categoryBySlug(slug: $slug) { name
      articleCategoriesByCategoryId(first: $first, orderBy: [SORT_AT_DESC, ARTICLE_ID_DESC]) {
        totalCount nodes { articleByArticleId { ${card} } }
      }
    } }`,
    shape: ({ categoryBySlug: { name, articleCategoriesByCategoryId: list } }) => ({
      category: {
        name,
        articles: {
          nodes: list.nodes.map(({ articleByArticleId }) => cardOf(articleByArticleId)),
          totalCount: list.totalCount,
        },
      },
    }),
  },
  Q4: {
    document: `query ($word: String!, $first: Int!) { search(word: $word, first: $first) { nodes { ${head} } } }`,
    shape: ({ search }) => ({ search: { nodes: search.nodes.map(headOf) } }),
  },
  Q5: page,
  Q6: {
    document: '{ allCategories { nodes { name articleCategoriesByCategoryId { totalCount } } } }',
    shape: ({ allCategories }) => ({
      facets: {
        categories: allCategories.nodes
          .map(({ name, articleCategoriesByCategoryId: list }) => ({ node: { name }, count: list.totalCount }))
          .filter(({ count }) => count > 0),
      },
    }),
  },
}

function headOf({ title, slug, publishedAt, authorByAuthorId: author }: Article) {
  return { title, slug, publishedAt: instantOf(publishedAt), author }
}

function cardOf(article: Article) {
  const images = article.articleImagesByArticleId.nodes.map(({ imageByImageId }) => imageByImageId)
  return { ...headOf(article), categories: categoriesOf(article), images: { nodes: images } }
}

function categoriesOf({ articleCategoriesByArticleId }: Article): Named[] {
  return articleCategoriesByArticleId.nodes.map(({ categoryByCategoryId }) => categoryByCategoryId)
}

/** PostGraphile returns instants as PostgreSQL writes them. */
function instantOf(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString()
}
