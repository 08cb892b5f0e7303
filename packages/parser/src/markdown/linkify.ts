import type { MarkdownIt } from 'markdown-it'

/** A `www.` address with its path, without the punctuation of the sentence after it. */
const WWW = /^[\w-]+(?:\.[\w-]+)+(?:\/[^\s<>"'，。、；：！？（）《》“”]*[^\s<>"'.,;:!?)，。、；：！？（）《》“”])?/

/**
 * Makes links of bare addresses as GitHub does: of `www.` and `https://` addresses, but not of every word with a dot in
 * it, such as `README.md`.
 */
export function linkify(markdown: MarkdownIt): void {
  markdown.linkify.set({ fuzzyLink: false, fuzzyIP: false })
  markdown.linkify.add('www.', {
    validate: (text: string, at: number) => WWW.exec(text.slice(at, at + 2000))?.[0].length ?? 0,
    normalize: (match: { url: string }) => {
      match.url = `http://${match.url}`
    },
  })
}
