/** Percent-decodes; text with a broken escape, as `100%`, stays as it is: addresses of others need not be well encoded. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
