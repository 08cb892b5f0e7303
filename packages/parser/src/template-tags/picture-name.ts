const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico|tiff?|heic|jfif)(?:[?#]|$)/i

/** Whether an address ends as pictures do. */
export function looksLikePicture(address: string): boolean {
  return PICTURE.test(address)
}
