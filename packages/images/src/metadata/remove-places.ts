import { removeExifPlaces } from './exif-places.ts'
import { clearPngProfiles, renewPngChecksums } from './png-chunks.ts'
import { removeXmpPlaces } from './xmp-places.ts'

/**
 * Overwrites the places in the metadata of an image file: GPS in Exif, also that of thumbnails and of images within the file,
 * and in XMP. It works on the bytes of all formats: JPEG, PNG, WebP, AVIF, HEIC, TIFF. The length of the file, its
 * pixels and its other metadata stay.
 * @param content the whole file, which is changed
 * @returns whether there was a place
 */
export function removePlaces(content: Buffer): boolean {
  const found = [removeExifPlaces(content), removeXmpPlaces(content), clearPngProfiles(content)]
  if (!found.includes(true)) return false
  renewPngChecksums(content)
  return true
}
