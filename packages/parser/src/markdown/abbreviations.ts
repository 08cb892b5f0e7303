import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import abbreviationPlugin from 'markdown-it-abbr'

/** Letters and digits of scripts that put spaces between words. In Chinese and Japanese a name touches its neighbours. */
const WORD = '[\\w\\u00c0-\\u1fff]'

/**
 * Adds abbreviations: `*[HTML]: HyperText Markup Language` makes an `<abbr>` of each `HTML`. The plugin reads the
 * definitions. Its rule that finds the words copies a paragraph for each, and finds none next to a Chinese character.
 */
export function abbreviations(markdown: MarkdownIt): void {
  abbreviationPlugin(markdown)
  markdown.core.ruler.at('abbr_replace', (state) => {
    // The plugin's other rule writes this field, with a colon before each name.
    const found = state.env.abbreviations as { [name: string]: string } | undefined
    if (found === undefined) return
    const titles = new Map(Object.entries(found).map(([name, title]) => [name.slice(1), title]))
    const words = [...titles.keys()].sort((a, b) => b.length - a.length).map(markdown.utils.escapeRE)
    const pattern = new RegExp(`(?<!${WORD})(?:${words.join('|')})(?!${WORD})`, 'g')
    for (const token of state.tokens) {
      if (token.children) token.children = token.children.flatMap((child) => markWords(state, child, pattern, titles))
    }
  })
}

function markWords(state: StateCore, token: Token, pattern: RegExp, titles: Map<string, string>): Token[] {
  if (token.type !== 'text') return [token]
  const tokens: Token[] = []
  let done = 0
  for (const { 0: word, index } of token.content.matchAll(pattern)) {
    const open = new state.Token('abbr_open', 'abbr', 1)
    open.attrSet('title', titles.get(word) ?? '')
    tokens.push(text(state, token.content.slice(done, index)), open, text(state, word))
    tokens.push(new state.Token('abbr_close', 'abbr', -1))
    done = index + word.length
  }
  if (done === 0) return [token]
  tokens.push(text(state, token.content.slice(done)))
  return tokens
}

function text(state: StateCore, content: string): Token {
  const token = new state.Token('text', '', 0)
  token.content = content
  return token
}
