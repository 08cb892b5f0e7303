const compiled = new Map<string, RegExp>()

/** Whether a path matches a pattern of `*` (within a folder), `**` (any depth) and `?`. The name of a folder matches everything in it. */
export function matchesPattern(path: string, pattern: string): boolean {
  let expression = compiled.get(pattern)
  if (expression === undefined) {
    expression = compile(pattern)
    compiled.set(pattern, expression)
  }
  return expression.test(path)
}

function compile(pattern: string): RegExp {
  const bare = pattern.replace(/^\.?\/+/, '').replace(/\/+$/, '')
  const body = bare.replace(/\*\*\/?|[*?]|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?'
    if (token === '**') return '.*'
    if (token === '*') return '[^/]*'
    return token === '?' ? '[^/]' : `\\${token}`
  })
  return new RegExp(`^${body}(?:/.*)?$`, 'u')
}

const expressions = new Map<string, RegExp>()

/** Whether a regular expression of the site's configuration matches a path within the content folder. */
export function matchesExpression(path: string, expression: string): boolean {
  let compiled = expressions.get(expression)
  if (compiled === undefined) {
    compiled = new RegExp(expression)
    expressions.set(expression, compiled)
  }
  // Hugo matches absolute paths.
  return compiled.test(`/${path}`)
}
