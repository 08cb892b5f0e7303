const property = Buffer.from('exif:GPS')
/** The longest place in XMP: its name, and a value of some hundred characters. */
const maxLength = 2_000
const [quote, apostrophe, opening, closing] = [0x22, 0x27, 0x3c, 0x3e]
const space = 0x20
const slash = 0x2f

/**
 * Overwrites all places in XMP data with spaces: `exif:GPSLatitude="51,30N"` and `<exif:GPSLatitude>51,30N<`. The length and
 * everything else stay. Returns whether there was one.
 */
export function removeXmpPlaces(content: Buffer): boolean {
  let isFound = false
  for (let at = content.indexOf(property); at !== -1; at = content.indexOf(property, at + 1)) {
    const value = bytesOfValue(content.subarray(at, at + maxLength))
    if (value === null || value.every((byte) => byte === space)) continue
    value.fill(space)
    isFound = true
  }
  return isFound
}

/** The bytes of the value behind the name of its property. Null at the end tag of an element. */
function bytesOfValue(text: Buffer): Buffer | null {
  for (let at = property.length; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === quote || sign === apostrophe) return between(text, at + 1, text.indexOf(sign, at + 1))
    if (sign === closing) return text[at - 1] === slash ? null : between(text, at + 1, text.indexOf(opening, at + 1))
  }
  return null
}

function between(text: Buffer, start: number, end: number): Buffer | null {
  return end > start ? text.subarray(start, end) : null
}
