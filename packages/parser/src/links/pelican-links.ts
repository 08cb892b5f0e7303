const REFERENCE = /(?<=[("'\s<])[{|](filename|static|attach|tag|category|author|index)[}|]([^\s)"'>]*)/g

/**
 * Replaces Pelican's `{filename}`, `{static}`, `{attach}`, `{tag}`, `{category}` and `{author}` by plain addresses, which
 * lead to files of the content folder and to lists.
 * Source: https://docs.getpelican.com/en/latest/content.html#linking-to-internal-content
 */
export function withoutPelicanReferences(source: string): string {
  return source.replace(REFERENCE, (_, kind: string, rest: string) => {
    if (kind === 'filename' || kind === 'static' || kind === 'attach') return rest
    return kind === 'index' ? `/${rest.replace(/^\//, '')}` : `/${kind}/${rest}.html`
  })
}
