import type { SearchExpression } from '../../sql/search-expression.ts'
import { never, or, raw, type Sql, sql } from '../../sql/sql.ts'
import { fold } from '../../text/folding.ts'
import { typedKey } from '../../text/typed-key.ts'
import type { SuggestArgs } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { BadInputError } from '../request/input-errors.ts'
import { isSet, type Optional } from '../request/optional.ts'
import { articleColumns, authorColumns, categoryColumns, tagColumns } from '../rows/columns.ts'
import type { ArticleNode, AuthorNode, CategoryNode, TagNode } from '../rows/nodes.ts'
import { type Row, toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { aliasIs } from '../terms/term-filter.ts'
import { listed } from '../visibility/article-visibility.ts'
import { type Join, joins } from '../visibility/joins.ts'
import { listedJoins, namedVisible } from '../visibility/term-visibility.ts'
import { prefixMatchOf } from './search-query.ts'
import type { Suggestion, SuggestionReader } from './search-reader.ts'

const most = 50
// Names in scripts without spaces match at any character, because their words have no visible start.
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]/u

export class Suggestions implements SuggestionReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  /**
   * First names that begin with the text, most used first, then titles, newest first, then names with a later word that
   * begins with it.
   */
  of({ prefix, first }: SuggestArgs): Awaitable<Suggestion[]> {
    const size = first ?? 8
    checkSuggestionCount(size)
    const match = prefixMatchOf(prefix)
    if (match === null || size === 0) return []
    const typed = fold(prefix).trim().replace(/\s+/g, ' ')
    return after(this.#named<TagNode>(joins.tag, tagColumns, typed, size), (tags) =>
      after(this.#named<CategoryNode>(joins.category, categoryColumns, typed, size), (categories) =>
        after(this.#named<AuthorNode>(joins.author, authorColumns, typed, size), (authors) =>
          after(this.#titled(match, size), (articles) => {
            const names = [
              ...tags.map((node) => ({ kind: 'TAG' as const, ...ranked(node) })),
              ...categories.map((node) => ({ kind: 'CATEGORY' as const, ...ranked(node) })),
              ...authors.map((node) => ({ kind: 'AUTHOR' as const, ...ranked(node) })),
            ].toSorted((a, b) => a.node.within - b.node.within || b.articleCount - a.articleCount)
            const titles = articles.map((node) => ({
              kind: 'ARTICLE' as const,
              text: node.title,
              node,
              articleCount: null,
            }))
            return inTurn(names, titles, size)
          }),
        ),
      ),
    )
  }

  /** Names that the text begins, then those that it begins in another form, such as pinyin, then later words of both. */
  #named<Node extends Row & { name: string }>(join: Join, columns: Sql, typed: string, size: number) {
    const { viewer, dialect } = this.#snapshot
    const isUnspaced = unspaced.test(typed)
    const at = (name: Sql) =>
      isUnspaced ? dialect.placeIn(name, typed) : dialect.placeIn(sql`(' ' || ${name})`, ` ${typed}`)
    // Authors also match by their other spellings.
    const any = (condition: (name: Sql) => Sql) =>
      or([condition(raw('x."foldedName"')), ...(join.named === 'Author' ? [aliasIs(dialect, condition)] : [])])
    const key = isUnspaced ? '' : typedKey(typed)
    const hasForm = (lead: string) => (key ? sql`${dialect.placeIn(raw('x."typedForms"'), lead + key)} > 0` : never)
    const within = sql`CASE WHEN ${any((name) => sql`${at(name)} = 1`)} THEN 0 WHEN ${hasForm('^')} THEN 1
        WHEN ${any((name) => sql`${at(name)} > 0`)} THEN 2 WHEN ${hasForm(' ')} THEN 3 END`
    const query = sql`SELECT x.*, (SELECT COUNT(*) FROM ${listedJoins(viewer, join, raw('x.id'))}) AS "articleCount" FROM (
        SELECT y.* FROM (SELECT ${columns}, x.rank, ${within} AS within FROM ${raw(`"${join.named}"`)} x
          WHERE ${namedVisible(viewer, join)}) y
        WHERE y.within IS NOT NULL ORDER BY y.within, y.rank LIMIT ${size}) x`
    return after(this.#snapshot.all<Node & Ranked>(query), toBatch)
  }

  #titled(match: SearchExpression, size: number): Awaitable<ArticleNode[]> {
    const { dialect, viewer } = this.#snapshot
    const id = dialect.searchId('s')
    const query = sql`SELECT ${articleColumns} FROM "HeadSearch" s CROSS JOIN "Article" a
      WHERE ${dialect.matches('HeadSearch', 's', { inTitle: match })} AND a."searchId" = ${id}
        AND ${listed(viewer, 'a')}
      ORDER BY ${id} DESC LIMIT ${size}`
    return after(this.#snapshot.all<ArticleNode>(query), toBatch)
  }
}

/** @throws `BadInputError` if there would be too many suggestions */
export function checkSuggestionCount(first: Optional<number>): void {
  if (!isSet(first) || (first >= 0 && first <= most)) return
  throw new BadInputError(`first: ${first} is out of range; give 0 to ${most}`)
}

interface Ranked {
  readonly articleCount: number
  /** The part that begins with the text: 0 the name, 1 another form, 2 a later word of the name, 3 or of a form. */
  readonly within: 0 | 1 | 2 | 3
}

function ranked<Node extends Ranked & { name: string }>(node: Node) {
  return { text: node.name, node, articleCount: node.articleCount }
}

/** Keeps at least half of the entries for titles, if there are enough titles. */
function inTurn<Name extends Suggestion & { node: Ranked }, Title extends Suggestion>(
  names: readonly Name[],
  titles: readonly Title[],
  size: number,
): Suggestion[] {
  const room = Math.max(Math.ceil(size / 2), size - titles.length)
  const first = names.filter(({ node }) => node.within < 2).slice(0, room)
  const rest = names.filter((name) => !first.includes(name))
  return [...first, ...titles.slice(0, size - first.length), ...rest].slice(0, size)
}
