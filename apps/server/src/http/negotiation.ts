const json = 'application/json'
const graphqlJson = 'application/graphql-response+json'

/** Content encodings, the preferred one first. */
const encodings = ['br', 'gzip'] as const
export type Encoding = (typeof encodings)[number]

/**
 * Returns the media type that Yoga would choose for an `Accept` header.
 * @returns null if Yoga would not answer with JSON
 */
export function mediaTypeFor(accept: string | undefined): string | null {
  if (accept === undefined || accept === json || accept === '*/*') return json
  for (const part of accept.toLowerCase().replace(/\s/g, '').split(',')) {
    const [type, ...parameters] = part.split(';')
    const charset = parameters.find((parameter) => parameter.includes('charset='))
    if (charset !== undefined && charset !== 'charset=utf-8') continue
    if (type === graphqlJson) return graphqlJson
    if (type === json || type === '*/*' || type === 'application/*') return json
  }
  return null
}

/**
 * Returns the first of the available encodings that an `Accept-Encoding` header names without refusing it by `q=0`.
 * @returns null for no encoding (identity)
 */
export function encodingFor(acceptEncoding: string, available: readonly Encoding[] = encodings): Encoding | null {
  const accepted = new Set<string>()
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) accepted.add(name)
  }
  return available.find((encoding) => accepted.has(encoding)) ?? null
}

/**
 * Returns whether an `Accept` header prefers Markdown to a page. Browsers never name `text/markdown`, so a client that does
 * gets it, unless it wants HTML more.
 */
export function prefersMarkdown(accept: string | undefined): boolean {
  if (accept === undefined || !/text\/markdown/i.test(accept)) return false
  const qualities = new Map<string, number>()
  for (const part of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    qualities.set(type, quality === undefined ? 1 : Number(quality.slice(2)) || 0)
  }
  const markdown = qualities.get('text/markdown') ?? 0
  const html = qualities.get('text/html') ?? qualities.get('text/*') ?? 0
  return markdown > 0 && markdown >= html
}
