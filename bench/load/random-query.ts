import type { SampleValues } from '../queries/sample-values.ts'

/** Texts that no article, few articles, or many articles contain. */
export interface SweepValues extends Pick<SampleValues, 'words' | 'categories'> {
  /** The start of a title, with more characters than a short search. */
  readonly titles: readonly string[]
  readonly hosts: readonly string[]
}

type Random = () => number

/**
 * Generates queries of the kinds that may be costly: filters, orders, searches, facets and nested lists, combined at
 * random. They read the rows, the count and the next page, because these cost most. Repeatable by the random numbers.
 */
export class RandomCostlyQueries {
  readonly #values: SweepValues
  readonly #next: Random

  constructor(values: SweepValues, next: Random) {
    this.#values = values
    this.#next = next
  }

  /** Returns the fields of a query. */
  next(): string {
    const fields = [
      () => this.#articles(),
      () => this.#articles(),
      () => this.#articles(),
      () => this.#search(),
      () => this.#search(),
      () => this.#images(),
      () => this.#facets(),
      () => this.#terms(),
      () => this.#others(),
    ]
    return Array.from({ length: this.#chance(0.2) ? 2 : 1 }, (_, at) => `f${at}: ${this.#pick(fields)()}`).join(' ')
  }

  #articles(): string {
    const order = ['PUBLISHED_AT', 'UPDATED_AT', 'WORDS'].filter(() => this.#chance(0.25))
    return this.#connection('articles', [
      this.#where(),
      order.length
        ? `orderBy: [${order.map((field) => `{ field: ${field}, direction: ${this.#pick(directions)} }`)}]`
        : '',
      this.#chance(0.1) ? 'offset: 90000' : '',
    ])
  }

  #search(): string {
    const mode = this.#chance(0.3) ? `mode: ${this.#pick(['PHRASE', 'ANY_TERM'])}` : ''
    const selection = this.#chance(0.1) ? 'edges { matchedIn highlights { text } }' : undefined
    return this.#connection(
      'search',
      [`query: ${JSON.stringify(this.#text())}`, mode, this.#chance(0.3) ? this.#where() : ''],
      selection,
    )
  }

  #text(): string {
    const { titles, words } = this.#values
    const title = this.#pick(titles)
    const rare = title.slice(0, 2 + this.#below(26))
    const common = Array.from({ length: 1 + this.#below(16) }, () => this.#pick(words)).join(this.#pick(['', ' ']))
    return this.#pick([rare, common, common.slice(0, 12), `${rare} ${common}`, 'news', 'it s']).slice(0, 200)
  }

  #images(): string {
    const where = [
      this.#chance(0.5) ? `missingAlt: ${this.#pick(['true', 'false'])}` : '',
      this.#chance(0.4) ? `roles: [${this.#pick(['BODY', 'HEAD', 'COVER', 'BODY, HEAD'])}]` : '',
      this.#chance(0.2) ? `host: ${JSON.stringify(this.#pick(this.#values.hosts))}` : '',
      this.#chance(0.2) ? `status: [${this.#pick(['LOCAL', 'REMOTE', 'MISSING'])}]` : '',
      this.#chance(0.2) ? `minWidth: ${this.#pick([1, 5000])}` : '',
      this.#chance(0.2) ? `mimeType: { contains: "${this.#pick(['image', 'png'])}" }` : '',
    ]
    const order = this.#chance(0.4) ? `orderBy: { field: ${this.#pick(['USAGE_COUNT', 'BYTES', 'WIDTH'])} }` : ''
    const selection = this.#chance(0.2)
      ? 'nodes { usageCount articles(first: 5) { nodes { title } } }'
      : 'nodes { url }'
    return this.#connection('images', [`where: {${where.filter(Boolean)}}`, order], selection)
  }

  #facets(): string {
    const search = this.#chance(0.5) ? `search: ${JSON.stringify(this.#text())}` : ''
    const names = [
      'categories',
      'tags',
      'authors',
      'langs',
      'dates(by: MONTH)',
      'dates(by: DAY)',
      'frontMatter(key: "comments")',
    ]
    const asked = names.filter(() => this.#chance(0.4)).map((name, at) => `c${at}: ${name} { count }`)
    return `facets(${[search, this.#where()].filter(Boolean).join(', ') || 'search: null'}) { ${asked.join(' ') || 'langs { count }'} }`
  }

  #terms(): string {
    const field = this.#pick(['authors', 'categories', 'tags'])
    const order = this.#chance(0.5) ? `orderBy: { field: ${this.#pick(['ARTICLE_COUNT', 'NAME'])} }` : ''
    const where = this.#chance(0.3) ? this.#where() : ''
    const articles = this.#connection('articles', [where, `first: ${this.#pick([1, 10, 50])}`])
    return this.#connection(field, [order], `nodes { name articleCount ${this.#chance(0.6) ? articles : ''} }`)
  }

  #others(): string {
    const title = JSON.stringify(this.#pick(this.#values.titles).slice(0, 3))
    return this.#pick([
      'changes(first: 100) { nodes { at } }',
      'diagnostics(where: { code: ["date-invalid"] }) { totalCount nodes { message } }',
      `suggest(prefix: ${title}, first: 50) { text articleCount }`,
      'site { articleCount authorCount categoryCount imageCount }',
      `articles(first: 100) { nodes { related(first: 10) { node { title } } html newer { title } older { title } } }`,
    ])
  }

  #where(depth = 0): string {
    const conditions = Array.from({ length: 1 + this.#below(3) }, () => this.#condition(depth))
    // A key may occur only once.
    const unique = new Map(conditions.map((condition) => [condition.split(':')[0], condition]))
    const fields = `{ ${[...unique.values()].join(', ')} }`
    return depth === 0 ? (this.#chance(0.8) ? `where: ${fields}` : '') : fields
  }

  #condition(depth: number): string {
    const { words, categories, hosts } = this.#values
    const text = JSON.stringify(this.#pick(['qx', '的', this.#pick(words), 'posts', '_9']))
    const comparison = this.#pick(['contains', 'startsWith', 'endsWith', 'ne', 'eq'])
    const conditions = [
      `${this.#pick(['title', 'slug', 'path', 'file', 'lang', 'collection'])}: { ${comparison}: ${text} }`,
      `${this.#pick(['title', 'path', 'file'])}: { contains: ${text}, endsWith: ${text} }`,
      `category: { ${this.#pick(['anyOf', 'noneOf', 'allOf'])}: [${JSON.stringify(this.#pick(categories))}] }`,
      `author: { ${this.#pick(['isEmpty: true', 'anyOf: ["nobody"]', 'noneOf: ["nobody", "else"]'])} }`,
      `tag: { isEmpty: ${this.#pick(['true', 'false'])} }`,
      `year: ${2015 + this.#below(11)}`,
      `month: ${1 + this.#below(12)}`,
      `status: [${this.#pick(['PUBLISHED', 'DRAFT', 'EXPIRED'])}]`,
      `hasCover: ${this.#pick(['true', 'false'])}`,
      `image: { ${this.#pick([`host: ${JSON.stringify(this.#pick(hosts))}`, 'role: BODY', 'role: COVER', 'status: REMOTE', 'status: MISSING', 'status: LOCAL, role: HEAD'])} }`,
      `frontMatter: [{ key: "comments", ${this.#pick(['eq: false', 'eq: "none"', 'exists: false'])} }]`,
    ]
    if (depth < 2 && this.#chance(0.2)) {
      const inner = this.#where(depth + 1)
      return this.#pick([`not: ${inner}`, `or: [${inner}, ${this.#where(depth + 1)}]`, `and: [${inner}]`])
    }
    return this.#pick(conditions)
  }

  #connection(
    field: string,
    args: readonly string[],
    selection = this.#pick(['nodes { id }', `nodes { ${card} }`]),
  ): string {
    const given = args.filter(Boolean)
    if (!given.some((arg) => arg.startsWith('first'))) given.push(`first: ${this.#pick([1, 20, 100])}`)
    const more = ['totalCount', 'pageInfo { hasNextPage hasPreviousPage }'].filter(() => this.#chance(0.6))
    return `${field}(${given.join(', ')}) { ${[...more, selection].join(' ')} }`
  }

  #chance(share: number): boolean {
    return this.#next() < share
  }

  #below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  #pick<T>(list: readonly T[]): T {
    const chosen = list[this.#below(list.length)]
    if (chosen === undefined) throw new Error('Nothing to choose from')
    return chosen
  }
}

const directions = ['ASC', 'DESC']
const card = 'title slug publishedAt author { name } categories { name slug } images { nodes { url } }'
