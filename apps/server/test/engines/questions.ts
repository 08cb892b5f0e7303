/**
 * Questions for the contract between the databases: every filter, order and field of the API, alone and in pairs, on the
 * names of the sample archive. Each must have the same answer on every database.
 */
export function questions(): string[] {
  return [
    ...filters.flatMap((where) => [articles(where), facets(where), search('的', where)]),
    ...pairs(filters).map((where) => articles(where)),
    ...orders.flatMap((orderBy) =>
      ['first: 7', 'last: 7', 'first: 5, offset: 6'].map((page) => ordered(orderBy, page)),
    ),
    ...searches.flatMap((query) =>
      ['ALL_TERMS', 'ANY_TERM', 'PHRASE'].flatMap((mode) => [
        found(query, mode, ''),
        found(query, mode, 'orderBy: NEWEST'),
      ]),
    ),
    ...searches.flatMap((query) => [found(query, 'ALL_TERMS', 'prefix: true'), suggestions(query)]),
    ...terms.flatMap((kind) => termFilters.map((where) => termList(kind, where))),
    ...terms.flatMap((kind) => termOrders.map((order) => termPage(kind, order))),
    ...imageFilters.flatMap((where) => ['', ...imageOrders].map((order) => images(where, order))),
    ...diagnosticFilters.map(diagnostics),
    ...routes.map(route),
    ...scopes.map(neighbours),
    ...names.map(term),
    insights,
    everyArticle,
    site,
  ]
}

const filters = [
  '',
  'title: { contains: "港" }',
  'title: { startsWith: "the" }',
  'title: { endsWith: "S" }',
  'path: { contains: "地" }',
  'path: { startsWith: "/News" }',
  'file: { endsWith: ".md" }',
  'file: { contains: "É" }',
  'slug: { ne: "about" }',
  'story: CANONICAL',
  'slug: { notIn: ["about", "harbour"] }',
  'slug: { in: [] }',
  'lang: { isNull: true }',
  'lang: { in: ["zh-CN", "en"] }',
  'collection: { eq: "posts" }',
  'status: [PUBLISHED, SCHEDULED]',
  'status: [DRAFT]',
  'status: [EXPIRED]',
  'kind: [POST]',
  'kind: [PAGE, SECTION]',
  'publishedAt: { gte: "2025-01-01T00:00:00Z", lt: "2026-01-01T00:00:00Z" }',
  'publishedAt: { lt: "0000-01-01T00:00:00Z" }',
  'publishedAt: { gt: "9999-01-01T00:00:00Z" }',
  'publishedAt: { isNull: true }',
  'updatedAt: { isNull: false }',
  'updatedAt: { gt: "2020-01-01T00:00:00Z" }',
  'year: 2025',
  'year: 2024, month: 10',
  'month: 5',
  'onThisDay: "2026-05-20"',
  'onThisDay: "2027-02-28"',
  'initial: "T"',
  'initial: "#"',
  'hasCover: true',
  'image: { role: BODY }',
  'image: { status: MISSING }',
  'image: { host: "example.org" }',
  'tag: { anyOf: ["地震"] }',
  'tag: { anyOf: ["trams", "电车"] }',
  'tag: { noneOf: ["地震"] }',
  'tag: { isEmpty: true }',
  'keyword: { anyOf: ["harbour", "地震"] }',
  'keyword: { allOf: ["HARBOUR"] }',
  'keyword: { noneOf: ["harbour"] }',
  'keyword: { isEmpty: true }',
  'category: { anyOf: ["新闻"] }',
  'category: { anyOf: ["新闻"], includeDescendants: false }',
  'category: { allOf: ["新闻", "本地"] }',
  'author: { isEmpty: false }',
  'author: { anyOf: ["nobody"] }',
  'frontMatter: [{ key: "title", exists: true }]',
  'frontMatter: [{ key: "weight", gt: 1 }]',
  'frontMatter: [{ key: "title", gte: "m" }]',
  'frontMatter: [{ key: "tags", contains: "地震" }]',
  'frontMatter: [{ key: "draft", eq: false }]',
  'not: { title: { contains: "a" } }',
  'or: [{ lang: { eq: "en" } }, { title: { contains: "水" } }]',
]

function pairs(parts: readonly string[]): string[] {
  return parts.flatMap((one, index) => {
    const other = parts[(index * 7 + 3) % parts.length]
    return other ? [`and: [{ ${one} }, { ${other} }]`] : []
  })
}

const orders = [
  '{ field: PUBLISHED_AT }',
  '{ field: PUBLISHED_AT, direction: ASC }',
  '{ field: UPDATED_AT }',
  '{ field: WORDS, direction: ASC }',
  '{ field: TITLE, direction: ASC }',
  '{ field: FRONT_MATTER, key: "weight", direction: ASC }',
  '{ field: FRONT_MATTER, key: "title", direction: DESC }',
  '[{ field: WORDS }, { field: PUBLISHED_AT, direction: ASC }]',
]

const searches = [
  '地震',
  '震',
  '电车',
  '港口 电车',
  '第一条电动拖轮',
  '。',
  'harbour',
  'the tram',
  'har',
  'e',
  'node.js',
  'nodejs',
  'Tram',
  '一',
  '3',
  '地震 OR "x"',
  "a'b\\\\c",
  '🐳',
  '臺',
]

const terms = ['tags', 'categories', 'authors'] as const
const termFilters = [
  '',
  'name: { contains: "a" }',
  'name: { startsWith: "地" }',
  'slug: { endsWith: "S" }',
  'search: "e"',
  'search: "地"',
  'search: ""',
  'minArticles: 2',
]
const termOrders = ['NAME', 'ARTICLE_COUNT', 'LAST_PUBLISHED_AT'].flatMap((field) =>
  ['ASC', 'DESC'].map((direction) => `{ field: ${field}, direction: ${direction} }`),
)

const imageFilters = [
  '',
  'status: [LOCAL]',
  'status: [MISSING, REMOTE]',
  'roles: [BODY]',
  'roles: [COVER, HEAD]',
  'missingAlt: true',
  'missingAlt: false',
  'missingAlt: true, roles: [BODY]',
  'minWidth: 100',
  'mimeType: { startsWith: "IMAGE/" }',
  'host: "example.org"',
]
const imageOrders = ['BYTES', 'WIDTH', 'USAGE_COUNT'].map((field) => `orderBy: { field: ${field} }`)

const diagnosticFilters = [
  '',
  'severity: [WARNING]',
  'code: ["image-missing"]',
  'fileStartsWith: "_posts/"',
  'repeated: true',
]

const routes = [
  '/',
  '/about',
  '/about/',
  '/no/such/page/',
  '/tags/地震/',
  '/categories/新闻/',
  '/%E5%9C%B0',
  '/old/harbour/',
]

const scopes = [
  '',
  'lang: "en"',
  'sameLang: true',
  'sameCollection: true',
  'kind: [POST]',
  'kind: [POST, PAGE]',
  'tag: { name: "地震" }',
  'category: { names: ["新闻"] }',
  'category: { names: ["新闻"] }, sameLang: true',
  'tag: { name: "no such tag" }',
]

const insights = `{ insights { articles words images days { first last withArticles without } gaps { from to days }
  months { key year month articles words images } categories { articles words images category { slug } }
  tagPairs { articles tags { name } } authorCategories { articles words images author { name } category { slug } }
  mostCorrected { id articles { path } canonical { path } } } }`

const names = ['地震', 'trams', '电车', 'no such name', 'É', 'a\\u0000b']

const page = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
const article = 'id path title publishedAt updatedAt status'

function articles(where: string): string {
  return `{ articles(first: 9, where: { ${where} }) { ${page} nodes { ${article} tags { name articleCount } keywords author { name } } } }`
}

function facets(where: string): string {
  return `{ facets(where: { ${where} }) { tags { count selected node { name } } categories { count selected node { name } } keywords { value count }
    authors(orderBy: NAME_ASC) { count node { name } } langs { value count } dates { key count } initials { value count }
    days: dates(by: DAY) { key count } frontMatter(key: "title") { value count } } }`
}

function search(query: string, where: string): string {
  return `{ search(query: ${JSON.stringify(query)}, where: { ${where} }, first: 5) { ${page} nodes { path } }
    facets(search: ${JSON.stringify(query)}, where: { ${where} }) { tags { count node { name } } langs { value count } keywords { value count } } }`
}

function ordered(orderBy: string, slice: string): string {
  return `{ articles(orderBy: ${orderBy}, ${slice}) { ${page} edges { cursor node { ${article} } } } }`
}

function found(query: string, mode: string, more: string): string {
  return `{ search(query: ${JSON.stringify(query)}, mode: ${mode}, first: 6 ${more}) { ${page}
    edges { cursor matchedIn highlights { field text ranges { start length } } node { path } } } }`
}

function suggestions(prefix: string): string {
  return `{ suggest(prefix: ${JSON.stringify(prefix)}) { kind text articleCount node { id } } }`
}

function termList(kind: string, where: string): string {
  return `{ ${kind}(where: { ${where} }) { ${page} nodes { id name slug articleCount articles(first: 3) { ${page} nodes { path } } } } }`
}

function termPage(kind: string, order: string): string {
  return `{ forwards: ${kind}(orderBy: ${order}, first: 4) { ${page} edges { cursor node { name articleCount } } }
    backwards: ${kind}(orderBy: ${order}, last: 4) { ${page} edges { cursor node { name } } } }`
}

function images(where: string, order: string): string {
  return `{ images(where: { ${where} }, first: 8 ${order}) { ${page} nodes { id url status host width height bytes usageCount
    articles(first: 2) { ${page} edges { cursor node { path } } } } } }`
}

function diagnostics(where: string): string {
  return `{ diagnostics(where: { ${where} }) { ${page} nodes { file code severity line message article { path } } } }`
}

function route(path: string): string {
  return `{ route(path: ${JSON.stringify(path)}) { __typename ... on Article { path aliases } ... on Redirect { to permanent } } }`
}

function neighbours(scope: string): string {
  return `{ articles(first: 60) { nodes { path newer(within: { ${scope} }) { path } older(within: { ${scope} }) { path } } } }`
}

function term(name: string): string {
  return `{ tag(by: { name: "${name}" }) { id name articles(where: { year: 2025 }, orderBy: { field: TITLE, direction: ASC }) { ${page} nodes { path } } }
    author(by: { name: "${name}" }) { id aliases firstPublishedAt lastPublishedAt }
    article(by: { slug: "${name}" }) { path } category(by: { names: ["${name}"] }) { path ancestors { name } children { name } } }`
}

const everyArticle = `{ articles(first: 100) { nodes { ${article} aliases names lang kind collection slug dateRaw description
  source text html excerpt frontMatter toc { id text } stats { words } file { path sha256 } bodyFormat commentsEnabled
  authors { name slug avatar { url } } categories { names } category { path } tags { slug } cover { url } thumbnail { url }
  images(first: 4) { ${page} edges { cursor node { url width } } } bodies: images(first: 4, roles: [BODY]) { ${page} nodes { url } }
  story { id canonical { path } articles { path } } versions { article { path } titleChanges { ranges { kind text start at } } }
  related { reasons node { path } } translations { path lang } linksTo(first: 3) { ${page} nodes { path } }
  linkedFrom(first: 3) { ${page} nodes { path } } diagnostics { code line } } } }`

const site = `{ site { title url lang langs timeZone revision articleCount authorCount categoryCount imageCount importedAt }
  changes { nodes { kind } endCursor } }`
