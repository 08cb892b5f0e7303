/** `Article.termIds`: the ids of an article's authors, categories and tags, each in its order. */
export function termIdsOf(
  authors: readonly { authorId: number }[],
  categories: readonly { categoryId: number }[],
  tags: readonly { tagId: number }[],
): string {
  return JSON.stringify([
    authors.map(({ authorId }) => authorId),
    categories.map(({ categoryId }) => categoryId),
    tags.map(({ tagId }) => tagId),
  ])
}
