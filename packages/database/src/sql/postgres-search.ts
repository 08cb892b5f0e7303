import { phrasePieces, piecesDecide } from '../text/search-pieces.ts'
import type { SearchExpression, SearchTable } from './search-expression.ts'
import { and, or, raw, type Sql, sql } from './sql.ts'

/** Between two texts in one column. No phrase contains it. */
const SEPARATOR = ' · · '

/** The columns of a search table that a phrase may be in. */
interface Place {
  readonly table: SearchTable
  readonly alias: string
  readonly isTitle: boolean
}

/** The condition on a row of a search table. The GIN index finds rows by their pieces; longer phrases are looked up. */
export function searchCondition(expression: SearchExpression, place: Place): Sql {
  const inside = (part: SearchExpression) => searchCondition(part, place)
  if ('phrase' in expression) return phraseCondition(expression.phrase, expression.isStart ?? false, place)
  if ('all' in expression) return sql`(${and(expression.all.map(inside))})`
  if ('any' in expression) return or(expression.any.map(inside))
  if ('inTitle' in expression) return searchCondition(expression.inTitle, { ...place, isTitle: true })
  return sql`(${inside(expression.found)} AND NOT ${inside(expression.butNot)})`
}

function phraseCondition(phrase: readonly string[], isStart: boolean, { table, alias, isTitle }: Place): Sql {
  const column = (name: string) => raw(`${alias}."${name}"`)
  const pieces = `{${phrasePieces(phrase, isStart).join()}}`
  const hasPieces = sql`${column('pieces')} @> ${pieces}::bigint[]`
  const isDecided = table === 'ArticleSearch' && piecesDecide(phrase, isStart)
  if (isDecided) return hasPieces
  const text = table === 'ArticleSearch' ? column('tokens') : isTitle ? column('title') : headText(column)
  return sql`(${hasPieces} AND strpos(${text}, ${` ${phrase.join(' ')}${isStart ? '' : ' '}`}) > 0)`
}

function headText(column: (name: string) => Sql): Sql {
  return sql`(${column('title')} || ${raw(`'${SEPARATOR}'`)} || ${column('names')})`
}
