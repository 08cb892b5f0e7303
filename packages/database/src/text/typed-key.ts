/** The folded text that a reader typed, with only the letters and digits, to compare it with typed forms. */
export function typedKey(folded: string): string {
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
