/** A start tag. The pages quote each attribute with double quotes, escape quotes in it, and escape `<` in text. */
const startTag = /<[a-z](?:[^>"]|"[^"]*")*>/gi
const address = / (href|src|action|poster)="([^"]*)"/g
const srcset = / srcset="([^"]*)"/g

/**
 * Replaces the addresses of a page.
 * @param replace gets an address as the page has it, and returns another one, or null to keep it
 */
export function replaceAddresses(html: string, replace: (address: string) => string | null): string {
  const replaced = (text: string) => {
    const other = replace(text.replaceAll('&amp;', '&'))
    return other === null ? text : other.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  }
  return html.replace(startTag, (tag) =>
    tag
      .replace(address, (_, name: string, text: string) => ` ${name}="${replaced(text)}"`)
      .replace(
        srcset,
        (_, list: string) =>
          ` srcset="${list.replace(/(^|, )(\S+)/g, (_part, start, text) => start + replaced(text))}"`,
      ),
  )
}

/** The addresses of a page. */
export function addressesIn(html: string): string[] {
  const found: string[] = []
  replaceAddresses(html, (text) => {
    found.push(text)
    return null
  })
  return found
}
