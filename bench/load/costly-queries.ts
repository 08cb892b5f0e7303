/** Queries that cost much in a large archive: one for each kind of work. */
export const costlyQueries: Readonly<Record<string, string>> = {
  'images without alt text':
    'images(first: 1, where: { missingAlt: true, roles: [BODY] }) { totalCount nodes { url } }',
  'images by use': 'images(first: 20, orderBy: { field: USAGE_COUNT }) { totalCount nodes { url } }',
  "articles by an image's host": 'articles(first: 1, where: { image: { host: "none.example" } }) { nodes { id } }',
  'texts in path and slug':
    'articles(where: { path: { contains: "qx" }, slug: { contains: "xq" } }) { totalCount nodes { id } }',
  'a front matter key':
    'articles(first: 1, where: { frontMatter: { key: "comments", eq: "none" } }) { totalCount nodes { id } }',
  'two sort keys': 'articles(orderBy: [{ field: WORDS }, { field: UPDATED_AT }]) { nodes { id } }',
  'a long search': 'search(query: "的一是在不了有和人这中大为上个国我以") { totalCount nodes { id } }',
  'facets of a search': 'facets(search: "的一") { tags { count } categories { count } authors { count } }',
  'many articles':
    'categories(first: 60) { nodes { articles(first: 100) { nodes { title path author { name } categories { name } } } } }',
}
