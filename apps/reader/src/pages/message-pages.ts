import { html } from '../html/html.ts'
import type { Page, PageContext } from '../parts/page.ts'

/** The page for an address at which nothing is. Its search starts with the words of the address. */
export function notFoundPage({ words, isCopy }: PageContext, path: string): Page {
  return {
    status: 404,
    title: words.notFound,
    description: null,
    address: null,
    lang: null,
    isIndexed: false,
    head: null,
    query: wordsOf(path),
    body: html`<div class="message"><h1>${words.notFound}</h1><p>${isCopy ? words.notFoundInCopy : words.notFoundText}</p></div>`,
  }
}

/** Why the API did not answer. `busy` and `not ready`: it may answer later. */
export type FailureReason = 'busy' | 'not ready' | 'error'

/** The page for a request that the API did not answer. */
export function failurePage({ words }: PageContext, reason: FailureReason): Page {
  const text = { busy: words.busyText, 'not ready': words.notReadyText, error: words.failedText }[reason]
  const title = reason === 'not ready' ? words.notReady : words.failed
  return {
    status: reason === 'error' ? 500 : 503,
    title,
    description: null,
    address: null,
    lang: null,
    isIndexed: false,
    head: null,
    body: html`<div class="message"><h1>${title}</h1><p>${text}</p></div>`,
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
