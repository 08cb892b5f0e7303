const highlightedCode = /<code class="hljs ([^"]*)">(.*?)<\/code>/gs

/**
 * Removes the syntax highlighting of code blocks from stored HTML: `<code class="hljs language-js">` becomes
 * `<code class="language-js">`, without elements inside.
 */
export function withPlainCode(html: string): string {
  if (!html.includes('<code class="hljs ')) return html
  return html.replace(
    highlightedCode,
    (_block, classes: string, code: string) => `<code class="${classes}">${code.replace(/<[^>]*>/g, '')}</code>`,
  )
}
