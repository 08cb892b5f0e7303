// What pages gain by JavaScript: a switch for the theme, search while typing, and a notice when a page has changed. Each part
// stands alone, and every page is complete without them. The file is sent as it is.

/**
 * The only text that the pages' policy allows as HTML: a page of this server, in a document that runs no scripts. Browsers
 * without Trusted Types take the text itself.
 */
// @ts-expect-error TypeScript's `dom` library does not have Trusted Types.
const pagePolicy = globalThis.trustedTypes?.createPolicy('reader', { createHTML: (/** @type {string} */ text) => text })

/**
 * Reads a page of this server.
 * @param {Response} response
 */
async function pageOf(response) {
  const text = await response.text()
  return new DOMParser().parseFromString(pagePolicy?.createHTML(text) ?? text, 'text/html')
}

/** A button in the foot switches between the light and the dark theme, and remembers the choice. */
function themeSwitch() {
  const button = document.getElementById('reader-theme')
  if (!(button instanceof HTMLButtonElement)) return
  const root = document.documentElement
  const isDark = () =>
    (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  const label = () => {
    button.textContent = (isDark() ? button.dataset.light : button.dataset.dark) ?? ''
  }
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    localStorage.setItem('theme', root.dataset.theme)
    label()
  })
  label()
  button.dataset.ready = ''
}

/** On the search page, the hits follow the text in the field. They are those of the same page without JavaScript. */
function searchWhileTyping() {
  const results = document.getElementById('reader-results')
  const field = document.getElementById('reader-search')
  if (!results || !(field instanceof HTMLInputElement)) return
  let request = new AbortController()
  /** @type {number | undefined} */
  let timer
  const search = async () => {
    request.abort()
    request = new AbortController()
    const address = new URL(location.href)
    address.searchParams.set('q', field.value)
    address.searchParams.delete('page')
    try {
      const typing = new URL(address)
      typing.searchParams.set('typing', '1')
      const response = await fetch(typing, { signal: request.signal })
      const page = await pageOf(response)
      const found = page.getElementById('reader-results')
      if (!found) return
      results.replaceChildren(...found.childNodes)
      document.title = page.title
      history.replaceState(null, '', address)
    } catch (error) {
      // The next letter ends a search. If the server does not answer, the last hits stay, and Enter asks again.
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error
    }
  }
  field.addEventListener('input', (event) => {
    // While a word is composed, as with pinyin, its letters are no query yet.
    if (event instanceof InputEvent && event.isComposing) return
    clearTimeout(timer)
    timer = setTimeout(search, 150)
  })
  field.addEventListener('compositionend', search)
  field.focus({ preventScroll: true })
  field.setSelectionRange(field.value.length, field.value.length)
}

/**
 * When an import lands, compares the page with its newest version, and offers that one if it differs. Listens only while the
 * page is visible, because browsers allow few connections to one server.
 */
function noticeOfChange() {
  /** @type {EventSource | null} */
  let events = null
  const listen = () => {
    if (document.hidden) {
      events?.close()
      events = null
    } else if (!events) {
      const query = 'subscription { contentChanged { revision } }'
      events = new EventSource(`${document.body.dataset.api}?query=${encodeURIComponent(query)}`)
      events.addEventListener('next', compare)
    }
  }
  const shown = contentOf(document)
  /** @param {MessageEvent<string>} event */
  const compare = async (event) => {
    // The server stops. The browser connects to the next one by itself.
    if (JSON.parse(event.data).errors) return
    const newest = await pageOf(await fetch(location.href, { cache: 'no-cache' }))
    if (contentOf(newest) !== shown) showNotice()
  }
  document.addEventListener('visibilitychange', listen)
  listen()
}

/** @param {Document} page */
function contentOf(page) {
  return page.getElementById('reader-content')?.innerHTML
}

function showNotice() {
  if (document.getElementById('reader-notice')) return
  const { changed = '', reload = '' } = document.body.dataset
  const notice = document.createElement('div')
  notice.id = 'reader-notice'
  notice.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = reload
  button.addEventListener('click', () => location.reload())
  notice.append(changed, ' ', button)
  document.body.append(notice)
}

/** Hides the browser's sign for an image that did not load, as of another site that is gone. Its box stays. */
function hideBrokenImages() {
  /** @param {EventTarget | null} image */
  const hide = (image) => {
    if (image instanceof HTMLImageElement) image.dataset.broken = ''
  }
  addEventListener('error', ({ target }) => hide(target), true)
  for (const image of document.images) if (image.complete && image.naturalWidth === 0) hide(image)
}

hideBrokenImages()
themeSwitch()
searchWhileTyping()
noticeOfChange()
