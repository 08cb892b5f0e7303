const parts = /'(?:[^']|'')*'|"[^"]*"|\?|[A-Za-z_]\w*/g
const mixedCase = /[a-z].*[A-Z]|[A-Z].*[a-z]/

const known = new Map<string, string>()

/**
 * A statement of this program as PostgreSQL reads it. Question marks become `$1`, `$2` and so on. PostgreSQL lowers names
 * without quotes, so names in mixed case (`sortAt`) get quotes. Keywords must be in capitals.
 */
export function postgresText(statement: string): string {
  let text = known.get(statement)
  if (text === undefined) {
    let parameters = 0
    text = statement.replace(parts, (part) => {
      if (part === '?') return `$${++parameters}`
      return /^\w/.test(part) && mixedCase.test(part) ? `"${part}"` : part
    })
    known.set(statement, text)
  }
  return text
}
