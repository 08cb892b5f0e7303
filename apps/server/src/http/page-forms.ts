import { addressOf, locationOf, markdownPath, type PageAnswer, pathOf, type Reader } from '@broadsheet/reader'
import { ArchiveError, type Send } from '../agents/ask-archive.ts'
import { llmsPath, llmsText } from '../agents/llms-text.ts'
import { isMarkdownPath, markdownPage } from '../agents/markdown-page.ts'
import { prefersMarkdown } from './negotiation.ts'

/** A form of what is at an address: the page, its Markdown, or the file for language models. */
export interface PageForm {
  /** Names this form of this address in the cache. */
  key: string
  /** The path of the same content at an address of its own, for a form that the client chose by `Accept`. */
  contentLocation: string | null
  /** Asks the API through `send`. Null: the address does not have this form. */
  answer(authorization: string | null, send: Send): Promise<PageAnswer | null>
}

export interface PageFormOptions {
  reader: Reader
  publicUrl: string
  /** Whether there are pages. Without them, an address has only the forms for programs, feeds and sitemaps. */
  hasPages: boolean
}

/** Returns whether an address can be that of a file for programs: the Markdown of an article, or `/llms.txt`. */
export function isProgramFile(address: string): boolean {
  const path = decodedPath(address)
  return path !== null && (path === llmsPath || isMarkdownPath(path))
}

/** Returns the forms that a request for an address can get, the preferred one first. Empty if it has none. */
export function pageForms(
  { reader, publicUrl, hasPages }: PageFormOptions,
  url: string,
  accept: string | undefined,
): PageForm[] {
  const page: PageForm = {
    key: `text/html ${url}`,
    contentLocation: null,
    answer: (authorization, send) => reader.answer({ url, authorization, send }),
  }
  const path = decodedPath(url)
  if (path === null) return [page]
  if (path === llmsPath)
    return [{ ...page, key: `text/plain ${path}`, answer: (_authorization, send) => llmsFile(send, publicUrl) }, page]
  const isPreferred = prefersMarkdown(accept)
  if (!isPreferred && !isMarkdownPath(path)) return [page]
  const markdown: PageForm = {
    // The query of the address changes nothing.
    key: `text/markdown ${isPreferred} ${path}`,
    contentLocation: isMarkdownPath(path) ? null : locationOf(addressOf(markdownPath(path))),
    answer: (authorization, send) => markdownPage(send, { path, isPreferred, authorization, publicUrl }),
  }
  return hasPages ? [markdown, page] : [markdown]
}

/** The reader's page explains an error, so an error gives null. */
async function llmsFile(send: Send, publicUrl: string): Promise<PageAnswer | null> {
  try {
    return { status: 200, type: 'text/plain', body: await llmsText(send, publicUrl) }
  } catch (error) {
    if (error instanceof ArchiveError) return null
    throw error
  }
}

function decodedPath(address: string): string | null {
  const url = URL.parse(`http://reader${address}`)
  return url && pathOf(url)
}
