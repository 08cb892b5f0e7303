import type { FrameQuery } from '@broadsheet/client/types'
import type { Html } from '../html/html.ts'
import type { Words } from '../words/words.ts'

/** The parts that all pages of one request share. */
export interface PageContext {
  /** Name, menu and languages of the site. */
  frame: FrameQuery
  /** BCP 47 tag of the site's language. */
  lang: string
  /** The words in that language, or in English. */
  words: Words
  /** The public address of the site, without a trailing slash. */
  siteUrl: string
  /** The address under which the API names local images, without a trailing slash. */
  publicUrl: string
  /** Whether the visitor sees what is not published. */
  isPreview: boolean
  /** Whether the page is for a static copy, without search and API. */
  isCopy: boolean
  /** The addresses of the reader's own files. */
  files: PageFiles
}

/** The addresses of the style sheet and the scripts. */
export interface PageFiles {
  style: string
  theme: string
  script: string
}

/** One page, without the head and the foot that all pages have. */
export interface Page {
  status: 200 | 404 | 500 | 503
  title: string
  /** Plain text for search engines and previews of links. Null if there is none. */
  description: string | null
  /** The `href` by which the page names itself. Null: it has no address of its own. */
  address: string | null
  /** BCP 47 tag of the content if it differs from the words of the page. */
  lang: string | null
  body: Html
  /** Whether search engines may list the page. */
  isIndexed: boolean
  /** More elements for the head: links to other languages, structured data, tags for previews of links. */
  head: Html | null
  /** The path of the page that search engines list instead: the newest version of a story. Default: the page itself. */
  canonicalPath?: string
  /** The path of a list that has a feed of its own. */
  feedOf?: string
  /** The text with which the search field starts. */
  query?: string
}

/** A file that is made on demand: a feed, a sitemap, the rules for crawlers. */
export interface FileAnswer {
  status: 200
  /** Media type. The text is in UTF-8. */
  type: string
  body: string
  /** Whether the file changes with time alone, so that it cannot be cached until the next import. */
  isTimed?: boolean
}

/** An answer to a request for a page: a whole document, a file, or another address. */
export type PageAnswer =
  | { status: Page['status']; body: string; type?: undefined }
  | FileAnswer
  | { status: 301 | 302; location: string }
