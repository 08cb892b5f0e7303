/** The lengths are those of RFC 5321. Without them, a long text without blanks would take quadratic time. */
export const emailAddress = String.raw`[^\s@<>()"',;:]{1,64}@[^\s@<>()"',;:]{1,255}\.\p{L}{2,}`

export const bracketedEmail = new RegExp(String.raw`\s*[<(]\s*(?:mailto:)?${emailAddress}\s*[>)]`, 'gu')

const anywhere = new RegExp(`(?:mailto:)?${emailAddress}`, 'gu')

/** A person's text without e-mail addresses: `A <a@b.example>` is `A`, an address alone is nothing. */
export function withoutEmail(text: string): string {
  return text.includes('@') ? text.replace(bracketedEmail, '').replace(anywhere, '').trim() : text
}
