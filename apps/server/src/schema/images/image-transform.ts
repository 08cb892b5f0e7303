import { BadInputError } from '@broadsheet/database'
import { TransformError } from '../../transforms/image-transform.ts'
import { builder } from '../builder/builder.ts'

export const ImageFormat = builder.enumType('ImageFormat', {
  description: 'A format of transformed images.',
  values: {
    AVIF: { value: 'avif', description: 'The smallest files. They take the longest to make. Browsers since 2022.' },
    WEBP: { value: 'webp', description: 'Small files, with transparency. All browsers since 2020.' },
    JPEG: { value: 'jpeg', description: 'For e-mail and old programs. Transparent parts become white.' },
  } as const,
})

const ImageFit = builder.enumType('ImageFit', {
  description: 'How an image fits into a width and a height.',
  values: {
    COVER: {
      value: 'cover',
      description: 'It fills both. The rest is cut off at the sides.',
    },
    CONTAIN: { value: 'contain', description: 'It stays within both, in its own proportions.' },
  } as const,
})

export const ImageTransform = builder.inputType('ImageTransform', {
  description:
    'Another form of an image. It is upright, has no metadata such as places, and is never larger than the file. Widths, heights and qualities are of a list; the error for another value names it.',
  fields: (t) => ({
    width: t.int({ description: 'Width in pixels: `640`. Default: as the height and the proportions give it.' }),
    height: t.int({ description: 'Height in pixels: `360`. Default: as the width and the proportions give it.' }),
    fit: t.field({ type: ImageFit, description: 'With width and height. Default: `COVER`.' }),
    format: t.field({ type: ImageFormat, description: 'The format of the file. Default: `WEBP`.' }),
    quality: t.int({ description: 'From 40 to 90: `75`. Default: 50 for AVIF, 75 for WebP, 80 for JPEG.' }),
  }),
})

/**
 * Runs a function that checks a transform.
 * @throws BadInputError with the allowed values
 */
export function allowed<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw error instanceof TransformError ? new BadInputError(error.message) : error
  }
}
