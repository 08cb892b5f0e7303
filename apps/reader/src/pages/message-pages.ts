import { html } from '../html/html.ts'
import type { Page, PageContext } from '../parts/page.ts'

/** The page for an address at which nothing is. Its search starts with the words of the address. */
export function notFoundPage({ words }: PageContext, path: string): Page {
  return {
    status: 404,
    title: words.notFound,
    description: null,
    address: null,
    lang: null,
    isIndexed: false,
    head: null,
    query: wordsOf(path),
    body: html`<div class="message"><h1>${words.notFound}</h1><p>${words.notFoundText}</p></div>`,
  }
}

/** The page for a request that the API did not answer. 503: it has too much to do, and may answer later. */
export function failurePage({ words }: PageContext, status: 500 | 503): Page {
  return {
    status,
    title: words.failed,
    description: null,
    address: null,
    lang: null,
    isIndexed: false,
    head: null,
    body: html`<div class="message"><h1>${words.failed}</h1><p>${status === 503 ? words.busyText : words.failedText}</p></div>`,
  }
}

/** Returns the last name in a path as words: `/2026/harbour-lights.html` gives `harbour lights`. */
function wordsOf(path: string): string {
  const name = path.split('/').findLast((segment) => segment !== '') ?? ''
  return decoded(name)
    .replace(/\.\w+$/, '')
    .replace(/[-_+]+/g, ' ')
    .slice(0, 200)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Malformed percent-encoding gives nothing to search for.
    return ''
  }
}
