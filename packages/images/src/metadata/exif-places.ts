// Exif is a TIFF file within the image: "II*\0" or "MM\0*", then directories of entries with 12 bytes each. The entry 0x8825
// leads to the directory of the place. Source of the rules: Exif 2.32, sections 4.5 and 4.6.

const starts = [
  { signature: Buffer.from('II*\0', 'latin1'), littleEndian: true },
  { signature: Buffer.from('MM\0*', 'latin1'), littleEndian: false },
]

const gpsDirectory = 0x8825
const entryLength = 12
/** Bytes of a value, by its type: BYTE, ASCII, SHORT, LONG, RATIONAL and so on. */
const typeLengths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
/** The most entries of a directory of places: the standard has 32. */
const maxGpsEntries = 64
const maxEntries = 1_000
/** The directories of the image, of its thumbnail, and a few that programs add. */
const maxDirectories = 8

/** Overwrites all places in Exif data with zeros. The length and everything else stay. Returns whether there was one. */
export function removeExifPlaces(content: Buffer): boolean {
  let isFound = false
  for (const { signature, littleEndian } of starts) {
    for (let at = content.indexOf(signature); at !== -1; at = content.indexOf(signature, at + 1)) {
      isFound = new Tiff(content.subarray(at), littleEndian).removePlaces() || isFound
    }
  }
  return isFound
}

/** The Exif data of an image. A number outside of it reads as 0. */
class Tiff {
  readonly #bytes: Buffer
  readonly #littleEndian: boolean

  constructor(bytes: Buffer, littleEndian: boolean) {
    this.#bytes = bytes
    this.#littleEndian = littleEndian
  }

  removePlaces(): boolean {
    let isFound = false
    let directory = this.#long(4)
    for (let count = 0; directory >= 8 && count < maxDirectories; count += 1) {
      const entries = this.#short(directory)
      if (entries === 0 || entries > maxEntries) break
      for (let entry = 0; entry < entries; entry += 1) {
        const at = directory + 2 + entry * entryLength
        if (this.#short(at) === gpsDirectory) isFound = this.#clear(this.#long(at + 8)) || isFound
      }
      directory = this.#long(directory + 2 + entries * entryLength)
    }
    return isFound
  }

  /** Makes a directory of places empty. */
  #clear(directory: number): boolean {
    const entries = this.#short(directory)
    if (directory < 8 || entries === 0 || entries > maxGpsEntries) return false
    for (let entry = 0; entry < entries; entry += 1) {
      const at = directory + 2 + entry * entryLength
      const length = (typeLengths[this.#short(at + 2)] ?? 0) * this.#long(at + 4)
      // A longer value is elsewhere, and the entry has its offset.
      if (length > 4) this.#fill(this.#long(at + 8), length)
    }
    this.#fill(directory, 2 + entries * entryLength)
    return true
  }

  #fill(start: number, length: number): void {
    this.#bytes.fill(0, Math.min(start, this.#bytes.length), Math.min(start + length, this.#bytes.length))
  }

  #short(at: number): number {
    if (at + 2 > this.#bytes.length) return 0
    return this.#littleEndian ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at)
  }

  #long(at: number): number {
    if (at + 4 > this.#bytes.length) return 0
    return this.#littleEndian ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at)
  }
}
