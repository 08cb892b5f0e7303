import { listedTermIds, type TermKind } from '../rows/listed-terms.ts'

/** The part of an article that is kept. */
export interface KeptArticle {
  readonly id: number
  readonly searchId: number
  /** Milliseconds since 1970. */
  readonly sortAt: number
  readonly termIds: string
}

/** The terms of one kind of all articles. */
export interface TermColumn {
  /** The ids of the terms. */
  readonly ids: Float64Array
  /** For each article the place of its first term in `terms`, and at the end the length of `terms`. */
  readonly starts: Uint32Array
  /** The places of terms in `ids`. */
  readonly terms: Uint32Array
}

/** The dates and terms of all articles, by ascending id. An article takes about 60 bytes. */
export interface ArticleColumns {
  readonly ids: Float64Array
  /** The numbers of the articles in the search tables, in ascending order, and the place of the article of each. */
  readonly searchIds: Float64Array
  readonly placesOfSearchIds: Uint32Array
  readonly sortAt: Float64Array
  readonly of: Readonly<Record<TermKind, TermColumn>>
}

/** Makes the columns of articles that come in any order. */
export class ColumnsOfArticles {
  readonly #ids: number[] = []
  readonly #searchIds: number[] = []
  readonly #sortAt: number[] = []
  readonly #terms = { Author: new UnorderedTerms(), Category: new UnorderedTerms(), Tag: new UnorderedTerms() }

  get size(): number {
    return this.#ids.length
  }

  add({ id, searchId, sortAt, termIds }: KeptArticle): void {
    this.#ids.push(id)
    this.#searchIds.push(searchId)
    this.#sortAt.push(sortAt)
    for (const kind of kinds) this.#terms[kind].add(listedTermIds(termIds, kind))
  }

  columns(): ArticleColumns {
    const [ids, sortAt] = [this.#ids, this.#sortAt]
    const order = orderOf(ids)
    const searchIds = Float64Array.from(order, (at) => this.#searchIds[at] ?? 0)
    const placesOfSearchIds = orderOf(searchIds)
    return {
      ids: Float64Array.from(order, (at) => ids[at] ?? 0),
      searchIds: Float64Array.from(placesOfSearchIds, (place) => searchIds[place] ?? 0),
      placesOfSearchIds,
      sortAt: Float64Array.from(order, (at) => sortAt[at] ?? 0),
      of: {
        Author: this.#terms.Author.inOrder(order),
        Category: this.#terms.Category.inOrder(order),
        Tag: this.#terms.Tag.inOrder(order),
      },
    }
  }
}

/** The places of numbers, in the order of the numbers. */
function orderOf(numbers: ArrayLike<number>): Uint32Array {
  return Uint32Array.from(numbers, (_, at) => at).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
}

const kinds: readonly TermKind[] = ['Author', 'Category', 'Tag']

/** The terms of articles in the order in which the articles are added. */
class UnorderedTerms {
  readonly #places = new Map<number, number>()
  readonly #starts: number[] = [0]
  readonly #terms: number[] = []

  add(ids: readonly number[]): void {
    for (const id of ids) {
      let place = this.#places.get(id)
      if (place === undefined) {
        place = this.#places.size
        this.#places.set(id, place)
      }
      this.#terms.push(place)
    }
    this.#starts.push(this.#terms.length)
  }

  inOrder(order: Uint32Array): TermColumn {
    const starts = new Uint32Array(order.length + 1)
    const terms = new Uint32Array(this.#terms.length)
    let length = 0
    order.forEach((from, at) => {
      for (let place = this.#starts[from] ?? 0; place < (this.#starts[from + 1] ?? 0); place++)
        terms[length++] = this.#terms[place] ?? 0
      starts[at + 1] = length
    })
    return { ids: Float64Array.from(this.#places.keys()), starts, terms }
  }
}

/** The columns of one state of the archive. Each connection has one, and clears it after any commit. */
export class ColumnCache {
  /** Null: the archive has too many articles. Undefined: they were not read yet. */
  columns: ArticleColumns | null | undefined

  forget(): void {
    this.columns = undefined
  }
}
