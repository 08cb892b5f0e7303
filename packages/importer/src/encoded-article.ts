import { searchTextOf } from '@broadsheet/database/tokenizer'
import type { Article, Body, ParsedFile } from '@broadsheet/parser'

/**
 * An article on its way from a thread to the database. Its long texts are UTF-8 in one piece of memory, which is handed
 * over and not copied: strings would be written out, made anew on the other side, and taken apart again by SQLite, and
 * that took a third of what an import does.
 */
export type EncodedArticle = Omit<Article, 'body'> & { body: EncodedBody }

export interface EncodedBody extends Omit<Body, 'source' | 'html' | 'text'> {
  source: Uint8Array<ArrayBuffer>
  html: Uint8Array<ArrayBuffer>
  text: Uint8Array<ArrayBuffer>
  /** What the search index takes of title and text. */
  searchText: Uint8Array<ArrayBuffer>
}

export interface EncodedFile extends Omit<ParsedFile, 'article'> {
  article: EncodedArticle | null
}

/** Grown where an article needs more. */
let scratch = new Uint8Array(1 << 17)
const encoder = new TextEncoder()

export function encodeFile({ article, diagnostics }: ParsedFile): EncodedFile {
  return { article: article && { ...article, body: encodeBody(article.title, article.body) }, diagnostics }
}

/** The memory of an article's texts, to be handed over. */
export function memoryOf({ body }: EncodedArticle): ArrayBuffer {
  return body.source.buffer
}

function encodeBody(title: string, body: Body): EncodedBody {
  const tokens = searchTextOf(title, body.text)
  const texts = [body.source, body.html, body.text]
  // A UTF-16 unit is three bytes at the most.
  const most = tokens.length + texts.reduce((sum, text) => sum + text.length * 3, 0)
  if (scratch.length < most) scratch = new Uint8Array(most)
  const ends: number[] = []
  let end = 0
  for (const text of texts) {
    end += encoder.encodeInto(text, scratch.subarray(end)).written
    ends.push(end)
  }
  scratch.set(tokens, end)
  const memory = scratch.slice(0, end + tokens.length).buffer
  const [source = 0, html = 0, text = 0] = ends
  return {
    ...body,
    source: new Uint8Array(memory, 0, source),
    html: new Uint8Array(memory, source, html - source),
    text: new Uint8Array(memory, html, text - html),
    searchText: new Uint8Array(memory, text),
  }
}
