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

const globs = new Map<string, RegExp>()

/** Whether the whole path matches one of Hugo's patterns: `*`, `**`, `?` and `{/posts,/posts/**}`. A leading slash is ignored. */
export function matchesGlob(path: string, pattern: string): boolean {
  let expression = globs.get(pattern)
  if (expression === undefined) {
    const body = alternatives(pattern).map((one) => source(one.replace(/^\/+/, '')))
    expression = new RegExp(`^(?:${body.join('|')})$`, 'iu')
    globs.set(pattern, expression)
  }
  return expression.test(path)
}

/** `a{b,c}d` is `abd` and `acd`. Braces within braces stay as they are. */
function alternatives(pattern: string): string[] {
  const [, before = '', inner, after = ''] = /^([^{}]*)\{([^{}]*)\}([^{}]*)$/.exec(pattern) ?? []
  return inner === undefined ? [pattern] : inner.split(',').map((one) => `${before}${one.trim()}${after}`)
}

function compile(pattern: string): RegExp {
  return new RegExp(`^${source(pattern.replace(/^\.?\/+/, '').replace(/\/+$/, ''))}(?:/.*)?$`, 'u')
}

function source(pattern: string): string {
  return pattern.replace(/\*\*\/?|[*?]|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?'
    if (token === '**') return '.*'
    if (token === '*') return '[^/]*'
    return token === '?' ? '[^/]' : `\\${token}`
  })
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
