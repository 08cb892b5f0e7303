// Reused for each text, and enlarged for longer texts.
let bytes = Buffer.alloc(1 << 14)
let units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)

/**
 * The UTF-16 units of a text, with a 0 after the last one. Valid until the next call. Reading them takes a third of the
 * time of `charCodeAt`.
 */
export function unitsOf(text: string): Uint16Array {
  const length = text.length * 2
  if (bytes.length < length + 2) {
    bytes = Buffer.alloc(length * 2 + 2)
    units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
  }
  bytes.write(text, 'utf16le')
  units[text.length] = 0
  return units
}
