import type { Site } from '../model/site.ts'
import { basePath } from '../paths/site-path.ts'
import { escapeHtml } from '../text/escape.ts'

/**
 * The text that a `{{ … }}` expression stands for, where it can be known: the site's address, and literals that a filter
 * makes an address of. Null for everything else.
 */
export function expressionValue(expression: string, site: Site): string | null {
  const [first = '', ...filters] = expression.split('|').map((part) => part.trim())
  const literal = /^(?:"([^"]*)"|'([^']*)')$/.exec(first)
  let value = literal ? (literal[1] ?? literal[2] ?? '') : known(first, site)
  if (value === null) return null
  for (const filter of filters) {
    const [name = ''] = filter.split(/[\s:(]/)
    if (name === 'relative_url') value = under(basePath(site), value.replace(/^(?![a-z]+:|\/|$)/i, '/'))
    else if (['url', 'url_for', 'relURL'].includes(name)) value = under(basePath(site), value)
    else if (['absolute_url', 'absURL', 'full_url_for'].includes(name)) value = under(site.url ?? '', value)
    else if (name === 'prepend') value = `${known(filter.replace(/^prepend\s*:\s*/, ''), site) ?? ''}${value}`
    else if (name === 'append') value = `${value}${known(filter.replace(/^append\s*:\s*/, ''), site) ?? ''}`
  }
  return value
}

function under(base: string, path: string): string {
  return /^(?:[a-z]+:)?\/\//i.test(path) || base === '' ? path : `${base}/${path.replace(/^\//, '')}`
}

function known(name: string, site: Site): string | null {
  const literal = /^(?:"([^"]*)"|'([^']*)')$/.exec(name)
  if (literal) return literal[1] ?? literal[2] ?? ''
  const call = /^(?:url_for|relURL|absURL|full_url_for)\s*\(?\s*["']([^"']*)["']\s*\)?$/.exec(name)
  if (call) return under(basePath(site), call[1] ?? '')
  if (/^site\.(?:baseurl|base_url|root|pathPrefix)$/.test(name)) return basePath(site)
  if (/^(?:site|config)\.url$/.test(name))
    return (site.url ?? '').slice(0, (site.url ?? '').length - basePath(site).length)
  if (name === 'site.title' && site.title !== null) return escapeHtml(site.title)
  if (name === 'config.root') return `${basePath(site)}/`
  return null
}
