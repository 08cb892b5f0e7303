import type { MarkdownIt, StateInline, Token } from 'markdown-it'

const TILDE = 0x7e
/** Codes in the delimiter list: runs of one and of two tildes must not close each other. */
const MARKER_OF_LENGTH: { [length: number]: number } = { 1: -TILDE, 2: TILDE }

type Delimiters = StateInline['delimiters']

/**
 * Replaces markdown-it's rule by that of GitHub Flavored Markdown: a run of three or more tildes is text, and with
 * `single` a run of one strikes through too. A single tilde inside a word is text, as `_` is: in `3~5 and 10~20` it
 * means "to".
 */
export function strikethrough(markdown: MarkdownIt, single: boolean): void {
  markdown.inline.ruler.at('strikethrough', (state, silent) => readTildes(state, silent, single))
  markdown.inline.ruler2.at('strikethrough', (state) => {
    strike(state, state.delimiters)
    for (const meta of state.tokens_meta) if (meta?.delimiters) strike(state, meta.delimiters)
    return true
  })
}

function readTildes(state: StateInline, silent: boolean, single: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false
  const { length, can_open, can_close } = state.scanDelims(state.pos, true)
  if (length === 1 && !single) return false
  const token = state.push('text', '', 0)
  token.content = '~'.repeat(length)
  const marker = MARKER_OF_LENGTH[length]
  if (marker !== undefined) {
    const border = length === 1 ? outsideWord(state) : { before: true, after: true }
    const open = can_open && border.before
    const close = can_close && border.after
    // The length 0 turns off the rule of three, which is for emphasis only.
    if (open || close)
      state.delimiters.push({ marker, length: 0, token: state.tokens.length - 1, end: -1, open, close })
  }
  state.pos += length
  return true
}

/** Whether the characters before and after a single tilde allow it to open and to close. */
function outsideWord({ src, pos }: StateInline): { before: boolean; after: boolean } {
  const isWord = (text: string) => /[\p{L}\p{M}\p{N}]/u.test(text)
  return { before: !isWord(src.slice(Math.max(0, pos - 1), pos)), after: !isWord(src.slice(pos + 1, pos + 2)) }
}

function strike({ tokens }: StateInline, delimiters: Delimiters): void {
  for (const { marker, end, token } of delimiters) {
    if (Math.abs(marker) !== TILDE || end === -1) continue
    change(tokens[token], 's_open', 1)
    change(tokens[delimiters[end]?.token ?? -1], 's_close', -1)
  }
}

function change(token: Token | undefined, type: string, nesting: 1 | -1): void {
  if (token === undefined) return
  token.type = type
  token.tag = 's'
  token.nesting = nesting
  token.markup = token.content
  token.content = ''
}
