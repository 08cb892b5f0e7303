/** A start tag. Our templates and the API quote each attribute, escape quotes in it, and escape `<` in text. */
const startTag = /<[a-z](?:[^>"]|"[^"]*")*>/gi
const address = / (href|src|action|poster|data-api)="\/(?!\/)/g
const srcset = / srcset="([^"]*)"/g

/** Returns the path below which clients reach the server, such as `/archive`. Empty without a path prefix. */
export function pathPrefix(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/$/, '')
}

/**
 * Puts a base before the addresses of html that are paths of this site: a path prefix, or the address of the site.
 * @param html html whose attributes are in double quotes
 */
export function basedHtml(html: string, base: string): string {
  if (base === '') return html
  return html.replace(startTag, (tag) =>
    tag
      .replace(address, (_, name: string) => ` ${name}="${base}/`)
      .replace(srcset, (_, list: string) => ` srcset="${list.replace(/(^|, )\/(?!\/)/g, `$1${base}/`)}"`),
  )
}
