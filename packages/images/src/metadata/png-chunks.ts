import { crc32, inflateSync } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
/** ImageMagick writes Exif and XMP of other formats as text, in hexadecimal and often compressed. */
const rawProfile = /^Raw profile type (?:exif|app1|xmp)\0/i
const xmpName = Buffer.from('XML:com.adobe.xmp\0', 'latin1')
/** The most bytes that XMP may have when it is not compressed. */
const maxXmp = 4_000_000
const metadataTypes = ['eXIf', 'iTXt', 'tEXt', 'zTXt']
/** A private type of chunk, which programs ignore. */
const unusedType = 'brDs'

/**
 * Clears metadata that hides places from a search in the bytes of a PNG: profiles in text, and compressed XMP with a place.
 * Returns whether there was one.
 */
export function clearPngProfiles(content: Buffer): boolean {
  let isFound = false
  for (const { at, type, length } of chunksOf(content)) {
    if (!mayHide(type, content.subarray(at + 8, at + 8 + length))) continue
    content.write(unusedType, at + 4, 'latin1')
    content.fill(0, at + 8, at + 8 + length)
    isFound = true
  }
  return isFound
}

function mayHide(type: string, data: Buffer): boolean {
  if (/^[tz]TXt$/.test(type) && rawProfile.test(data.toString('latin1', 0, 40))) return true
  const compressed = data.subarray(0, xmpName.length).equals(xmpName) ? compressedText(type, data) : null
  if (compressed === null) return false
  try {
    return inflateSync(compressed, { maxOutputLength: maxXmp }).includes('exif:GPS')
  } catch {
    // No program can read it.
    return true
  }
}

/** Returns the compressed text of XMP, or null if it is not compressed. */
function compressedText(type: string, data: Buffer): Buffer | null {
  // A zTXt chunk has a byte with the method behind the name.
  if (type === 'zTXt') return data.subarray(xmpName.length + 1)
  if (type !== 'iTXt' || data[xmpName.length] !== 1) return null
  // Behind the method are a language and a translated name, which each end with a zero.
  return data.subarray(data.indexOf(0, data.indexOf(0, xmpName.length + 2) + 1) + 1)
}

/** Computes the checksums of the metadata in a PNG again, after parts of it were overwritten. */
export function renewPngChecksums(content: Buffer): void {
  for (const { at, type, length } of chunksOf(content)) {
    if (![...metadataTypes, unusedType].includes(type)) continue
    content.writeUInt32BE(crc32(content.subarray(at + 4, at + 8 + length)), at + 8 + length)
  }
}

/** The chunks of a PNG: four bytes of length, four of type, the data, and four of checksum. None for another file. */
function* chunksOf(content: Buffer): Generator<{ at: number; type: string; length: number }> {
  if (!content.subarray(0, signature.length).equals(signature)) return
  for (let at = signature.length; at + 12 <= content.length; ) {
    const length = content.readUInt32BE(at)
    if (at + 12 + length > content.length) return
    yield { at, type: content.toString('latin1', at + 4, at + 8), length }
    at += 12 + length
  }
}
