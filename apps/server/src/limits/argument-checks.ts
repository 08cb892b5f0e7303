import { argumentChecks as checks } from '@broadsheet/database'
import { checkExcerptLength } from '../schema/article-body/article-body.ts'
import { checkIdCount } from '../schema/common/node.ts'

/**
 * Checks the arguments of a field without the archive.
 * @throws `BadInputError` that says what to give instead
 */
export type ArgumentCheck = (args: never) => void

/** Checks by type and field. A field that is not listed has no arguments that can be wrong after validation. */
export const argumentChecks: Readonly<Record<string, ArgumentCheck>> = {
  'Query.articles': checks.articles,
  'Query.onThisDay': checks.articles,
  'Query.authors': checks.terms,
  'Query.categories': checks.terms,
  'Query.tags': checks.terms,
  'Query.images': checks.images,
  'Query.nodes': checkIdCount,
  'Query.search': checks.search,
  'Query.suggest': checks.suggest,
  'Query.facets': checks.facets,
  'Query.changes': checks.size,
  'Query.diagnostics': checks.diagnostics,
  'Query.redirects': checks.redirects,
  'Author.articles': checks.articles,
  'Category.articles': checks.articles,
  'Tag.articles': checks.articles,
  'Image.articles': checks.articlesOfImage,
  'Article.images': checks.imagesOfArticle,
  'Article.linksTo': checks.articles,
  'Article.linkedFrom': checks.articles,
  'Article.related': checks.size,
  'Article.excerpt': checkExcerptLength,
  'SearchEdge.highlights': checks.highlights,
  'ArticleFacets.authors': checks.size,
  'ArticleFacets.categories': checks.size,
  'ArticleFacets.tags': checks.size,
  'ArticleFacets.frontMatter': checks.size,
  'ArticleFacets.keywords': checks.size,
  'Insights.days': checks.size,
  'Insights.gaps': checks.size,
  'Insights.categories': checks.size,
  'Insights.tagPairs': checks.size,
  'Insights.authorCategories': checks.size,
  'Insights.mostCorrected': checks.size,
}
