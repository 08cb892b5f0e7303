import { htmlToText } from './plain-text.ts'

/** Elements that occur in titles. `Vec<T>` contains none of them. */
const markup =
  /<\/?(?:a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var|wbr|p|div|h[1-6])(?:\s[^<>]*)?\/?>/i
const entity = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i

/** Converts a title or description to one line of plain text in NFC. Text without html tags or entities is not decoded. */
export function plainTitle(text: string): string {
  const isHtml = (text.includes('<') && markup.test(text)) || (text.includes('&') && entity.test(text))
  const plain = isHtml ? htmlToText(shield(text)) : text
  return plain.replace(/\s+/g, ' ').trim().normalize('NFC')
}

/** Escapes each `<` that does not start one of the tags above. */
function shield(text: string): string {
  return text
    .replace(/<(?!\/?[a-z])/gi, '&lt;')
    .replace(/<\/?[a-z][^<>]*>?/gi, (tag) =>
      markup.test(tag) ? tag : tag.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
}
