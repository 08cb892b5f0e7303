import { marksOf } from '@broadsheet/database/shingles'
import { searchTextOf } from '@broadsheet/database/tokenizer'
import { wordsOf } from '@broadsheet/database/words'
import { type Article, type Body, type ImageAddress, mediaUrl, type ParsedFile } from '@broadsheet/parser'
import { type ImageSize, withImageAttributes } from './image-attributes.ts'

/**
 * An article in the form in which a thread sends it to the database. Its long texts are UTF-8 in one ArrayBuffer, which
 * is transferred without copying. With strings, each text was serialized, rebuilt in the main thread and encoded again
 * for SQLite, which took a third of an import's time.
 */
export type EncodedArticle = Omit<Article, 'body'> & { body: EncodedBody }

export interface EncodedBody extends Omit<Body, 'source' | 'html' | 'text'> {
  source: Uint8Array<ArrayBuffer>
  html: Uint8Array<ArrayBuffer>
  text: Uint8Array<ArrayBuffer>
  /** The search tokens of title and text, as the search index stores them. */
  searchText: Uint8Array<ArrayBuffer>
  /** The marks by which versions of one story are found. */
  storyMarks: number[]
  /** The words that may be keywords. */
  words: string
}

export interface EncodedFile extends Omit<ParsedFile, 'article'> {
  article: EncodedArticle | null
}

/** A buffer that is reused for every article, and replaced when an article needs a larger one. */
let scratch = new Uint8Array(1 << 17)
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Encodes the texts of a parsed file. */
export function encodeFile({ article, diagnostics }: ParsedFile): EncodedFile {
  return { article: article && { ...article, body: encodeBody(article.title, withLoadingHints(article)) }, diagnostics }
}

/** Returns the ArrayBuffer that holds all texts of an article, for a transfer list. */
export function bufferOf({ body }: EncodedArticle): ArrayBuffer {
  return body.source.buffer
}

/** Only the main thread knows the sizes of image files, so it completes the html of articles that show some. */
function withLoadingHints({ body, images }: Article): Body {
  if (!body.html.includes('<img') || images.some(isFile)) return body
  return { ...body, html: withImageAttributes(body.html, new Map()) }
}

/**
 * Completes the html of an article that shows images whose size is known: files, and remote images with a copy. The html of
 * other articles is complete.
 * @param sizeOf the size of an image, null if it is not known
 */
export function completedHtml(
  { body, images }: EncodedArticle,
  sizeOf: (address: ImageAddress) => { width: number | null; height: number | null },
): Uint8Array<ArrayBuffer> {
  const sizes = new Map<string, ImageSize>()
  for (const { address } of images) {
    const { width, height } = sizeOf(address)
    if (width && height) sizes.set(address.kind === 'file' ? mediaUrl(address.file) : address.url, { width, height })
  }
  if (sizes.size === 0 && !images.some(isFile)) return body.html
  return encoder.encode(withImageAttributes(decoder.decode(body.html), sizes))
}

function isFile({ address }: Article['images'][number]): boolean {
  return address.kind === 'file'
}

function encodeBody(title: string, body: Body): EncodedBody {
  const tokens = searchTextOf(title, body.text)
  const texts = [body.source, body.html, body.text]
  // A UTF-16 code unit takes at most three bytes in UTF-8.
  const maxBytes = tokens.length + texts.reduce((sum, text) => sum + text.length * 3, 0)
  if (scratch.length < maxBytes) scratch = new Uint8Array(maxBytes)
  const ends: number[] = []
  let end = 0
  for (const text of texts) {
    end += encoder.encodeInto(text, scratch.subarray(end)).written
    ends.push(end)
  }
  scratch.set(tokens, end)
  const buffer = scratch.slice(0, end + tokens.length).buffer
  const [source = 0, html = 0, text = 0] = ends
  return {
    ...body,
    source: new Uint8Array(buffer, 0, source),
    html: new Uint8Array(buffer, source, html - source),
    text: new Uint8Array(buffer, html, text - html),
    searchText: new Uint8Array(buffer, text),
    storyMarks: marksOf(tokens),
    words: wordsOf(title, body.text),
  }
}
