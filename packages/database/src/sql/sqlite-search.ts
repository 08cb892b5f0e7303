import type { SearchExpression } from './search-expression.ts'

/**
 * The expression in the language of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax). Tokens are letters,
 * digits and signs in full width, so they contain no quotes.
 */
export function fts5Expression(expression: SearchExpression): string {
  if ('phrase' in expression) return `"${expression.phrase.join(' ')}"${expression.isStart ? '*' : ''}`
  if ('all' in expression) return joined(expression.all, ' AND ')
  if ('any' in expression) return joined(expression.any, ' OR ')
  if ('inTitle' in expression) return `{title} : (${fts5Expression(expression.inTitle)})`
  return `(${fts5Expression(expression.found)}) NOT (${fts5Expression(expression.butNot)})`
}

function joined(expressions: readonly SearchExpression[], operator: string): string {
  const [first, ...others] = expressions.map(fts5Expression)
  return first !== undefined && others.length === 0 ? first : `(${[first, ...others].join(operator)})`
}
