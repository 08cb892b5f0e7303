import { Parser } from 'htmlparser2'

const ELEMENTS = new Set(
  (
    'a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption ' +
    'figure footer h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd li main mark nav ol p picture pre q rp rt ruby s samp section ' +
    'small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr'
  ).split(' '),
)

/** Everything in sanitised html that a browser might run, or that might stand for something of the page's own. */
export function dangers(output: string, frameHosts: readonly string[]): string[] {
  const found: string[] = []
  if (/<[!?%]/.test(output)) found.push('markup that is no element')
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!ELEMENTS.has(name)) found.push(`<${name}>`)
      if (name === 'input' && attributes.type !== 'checkbox') found.push('<input>')
      if (name === 'iframe' && !frameHosts.includes(hostOf(attributes.src))) found.push('<iframe>')
      for (const [key, value] of Object.entries(attributes)) {
        if (
          /^on|^(?:srcdoc|name|formaction|action|data|ping|is|slot|popover|contenteditable|autofocus|tabindex)$/.test(
            key,
          )
        )
          found.push(key)
        if (/^(?:href|src|poster|cite|srcset)$/.test(key) && !inert(value)) found.push(`${key}=${value}`)
        if (key === 'id' && /^[\w$]*$/.test(value) && !value.includes('-')) found.push(`id=${value}`)
        if (key === 'style' && !/^(?:(?:color|text-align):[^;:<>\\]*;?)*$/.test(value)) found.push(`style=${value}`)
        if (key === 'style' && /url|expression|\/\*/i.test(value)) found.push(`style=${value}`)
      }
    },
  })
  parser.end(output)
  return found
}

function inert(address: string): boolean {
  // The server replaces these names by an article's path, or by the address as written.
  const [named, written] = /^(?:(?:file|slug|name):(?!\/)|path:\/)[^?]*\??([^#]*)/.exec(address) ?? []
  if (named !== undefined) return inert(decodeURIComponent(written ?? ''))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them before they look for a scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\u0000-\u0020]+/g, ''))?.[1]
  return scheme === undefined || /^(?:https?|mailto|tel)$/i.test(scheme)
}

function hostOf(address: string | undefined): string {
  return URL.parse(address ?? '')?.host ?? ''
}
