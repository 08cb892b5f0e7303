export type SharpFactory = typeof import('sharp')['default']
let loading: Promise<SharpFactory> | undefined

/** Loads the library with the first image, to keep the start short. */
export function loadSharp(): Promise<SharpFactory> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Only these decoders read files: no SVG, no PDF, no ImageMagick, also if a file has another type than it had at the import.
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({
      operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`),
    })
    // Files are read once, so libvips need not remember them. The caller decides how many images are made at a time.
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return loading
}
