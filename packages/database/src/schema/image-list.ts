import type { ImageModel, ImageUseModel } from '../../generated/sqlite/models.ts'
import type { Stored } from './model-types.ts'

// `Article.imageList` repeats the images of an article, so that a list of articles reads no other row for them. Reading
// and parsing it takes a quarter of the time that the rows of `ImageUse` and `Image` take.

type ImageField = 'id' | 'url' | 'status' | 'host' | 'width' | 'height' | 'mimeType' | 'bytes' | 'sha256' | 'served'

/** An image of an article, and how the article uses it. The image and its use both have a width and a height. */
export interface ListedImage
  extends Stored<Pick<ImageModel, ImageField>>,
    Stored<Pick<ImageUseModel, 'role' | 'alt' | 'caption' | 'referrerPolicy'>> {
  useTitle: string | null
  useWidth: number | null
  useHeight: number | null
}

/** The values that are most often null come last. */
const order = [
  ...(['id', 'url', 'status', 'role', 'host', 'alt', 'useTitle', 'caption'] as const),
  ...(['useWidth', 'useHeight', 'referrerPolicy', 'width', 'height', 'mimeType', 'bytes', 'sha256', 'served'] as const),
] as const satisfies readonly (keyof ListedImage)[]
type ValuesOf<Fields extends readonly (keyof ListedImage)[]> = { [At in keyof Fields]: ListedImage[Fields[At]] }
type Values = ValuesOf<typeof order>

/** An article with more images has no list, because it would make every list of articles slower. */
const maxImages = 24
/** Length in UTF-16 units. */
const maxLength = 8_000

/**
 * Encodes the images of an article in their order: a JSON list with one list of values for each image, without nulls at
 * its end.
 * @returns null if the images are too many or their texts too long, or if their texts could be read as values of an image
 */
export function encodeImageList(images: readonly ListedImage[]): string | null {
  if (images.length > maxImages || images.some(looksLikeMark)) return null
  const text = JSON.stringify(images.map(valuesOf))
  return text.length > maxLength ? null : text
}

function valuesOf(image: ListedImage): (string | number | null)[] {
  const values = order.map((field) => image[field])
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1)
}

const statuses = ['REMOTE', 'LOCAL', 'MISSING', 'MIRRORED', 'DEAD']
const roles = ['BODY', 'HEAD', 'COVER', 'THUMBNAIL']

/**
 * The parts of a list by which a filter finds an image with this host, status and role, unless they are null. The list
 * contains one of them exactly if it has such an image.
 */
export function imageMarks(host: string | null, status: string | null, role: string | null): string[] {
  return (status === null ? statuses : [status]).flatMap((oneStatus) =>
    (role === null ? roles : [role]).map((oneRole) => markOf(oneStatus, oneRole, host)),
  )
}

function markOf(status: string, role: string, host: string | null): string {
  return JSON.stringify(host === null ? [status, role] : [status, role, host]).slice(1, -1)
}

/** Whether the texts of an image could be read as the mark of another one. */
function looksLikeMark({ host, alt, useTitle, caption }: ListedImage): boolean {
  const texts = [host, alt, useTitle, caption]
  return texts.some((text, at) => statuses.includes(text ?? '') && roles.includes(texts[at + 1] ?? ''))
}

/** Decodes what `encodeImageList` returned. The position of an image is its index. */
export function decodeImageList(text: string): (ListedImage & { position: number })[] {
  // Only encodeImageList writes the column. It leaves out nulls at the end.
  const images = JSON.parse(text) as Values[]
  return images.map((values, position) => ({
    id: values[0],
    url: values[1],
    status: values[2],
    host: values[4] ?? null,
    width: values[11] ?? null,
    height: values[12] ?? null,
    mimeType: values[13] ?? null,
    bytes: values[14] ?? null,
    sha256: values[15] ?? null,
    served: values[16] ?? null,
    role: values[3],
    position,
    alt: values[5] ?? null,
    useTitle: values[6] ?? null,
    caption: values[7] ?? null,
    useWidth: values[8] ?? null,
    useHeight: values[9] ?? null,
    referrerPolicy: values[10] ?? null,
  }))
}
