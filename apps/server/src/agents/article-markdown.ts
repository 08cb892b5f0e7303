/// <reference path="./turndown-plugin-gfm.d.ts" />
import { highlightedCodeBlock, strikethrough, taskListItems } from '@joplin/turndown-plugin-gfm'
import TurndownService from 'turndown'
import { tables } from './table-rules.ts'

const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' })
service.use([highlightedCodeBlock, strikethrough, taskListItems, tables])

/** A part of a text, and where the next part begins; null at the end. */
export interface TextPart {
  text: string
  next: number | null
}

/** Converts sanitised HTML to Markdown (CommonMark with the tables of GFM). */
export function markdownOf(html: string): string {
  return service.turndown(html)
}

/**
 * The part of a text from a position on. It ends between paragraphs if it can.
 * @param offset in UTF-16 units
 * @param length the most UTF-16 units
 */
export function partOf(text: string, offset: number, length: number): TextPart {
  const rest = text.slice(offset)
  if (rest.length <= length) return { text: rest, next: null }
  const paragraph = rest.lastIndexOf('\n\n', length)
  const end = paragraph > length / 2 ? paragraph : length
  return { text: rest.slice(0, end).toWellFormed(), next: offset + end }
}
