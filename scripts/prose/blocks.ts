import { type Block, paragraphs } from './block.ts'
import { sourceBlocks } from './source-code.ts'

/** A reader for each kind of file. */
const readers: readonly [path: RegExp, read: (text: string, path: string) => Block[]][] = [
  [/\.(ts|mjs)$/, sourceBlocks],
  [/\.md$/, (text) => markdownBlocks(text)],
  [/\.prisma$/, (text) => commentBlocks(text, /^\s*\/\/\/? ?/)],
  [/\.graphql$|\.ya?ml$|\.env\.example$|(^|\/)\.ci\/\w+$/, (text) => commentBlocks(text, /^\s*# ?/)],
]

/**
 * Returns the prose of a file, in order.
 * @param path path from the root of the repository; its extension selects how the text is read
 */
export function blocks(path: string, text: string): Block[] {
  return readers.find(([pattern]) => pattern.test(path))?.[1](text, path) ?? []
}

/** Reads comments of other languages: the lines that begin with `mark`. */
function commentBlocks(text: string, mark: RegExp): Block[] {
  const lines = text.split('\n').map((part, at) => ({ line: at + 1, text: part }))
  const own = lines.map((line) =>
    mark.test(line.text) ? { ...line, text: line.text.replace(mark, '') } : { ...line, text: '' },
  )
  return paragraphs(own)
}

/** Reads headings, paragraphs, list items and table cells; leaves out code. */
function markdownBlocks(text: string): Block[] {
  let fence = false
  const lines = text.split('\n').map((part, at) => {
    const isFence = /^\s*```/.test(part)
    if (isFence) fence = !fence
    const prose = fence || isFence ? '' : part
    return { line: at + 1, text: prose }
  })
  return paragraphs(lines)
}
