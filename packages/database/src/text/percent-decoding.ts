/**
 * Decodes percent escapes. Text with an invalid escape, such as `100%`, is returned unchanged, because addresses of
 * other sites may be badly encoded.
 */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
