import type { Problem } from '../diagnostics/problem.ts'
import type { Fields } from '../front-matter/fields.ts'
import type { Field } from '../front-matter/known-keys.ts'
import type { ImageRole, ImageUse } from '../model/article.ts'
import type { JsonValue } from '../model/json-value.ts'
import { asText } from '../values/values.ts'
import { type AddressContext, resolveImageAddress } from './image-address.ts'

/** In the order in which lists of articles prefer them. A gallery is shown with the text, so its role is BODY. */
const roles: [Field, ImageRole][] = [
  ['head', 'HEAD'],
  ['cover', 'COVER'],
  ['thumbnail', 'THUMBNAIL'],
  ['photos', 'BODY'],
]

interface Picture {
  address: string
  alt: string | null
  title: string | null
  caption: string | null
  width: number | null
  height: number | null
}

const noDetails = { alt: null, title: null, caption: null, width: null, height: null }

/** Returns the images of the front matter: for each role, those of the first key with an image. Reports missing files. */
export function frontMatterImages(
  fields: Fields,
  file: string,
  context: AddressContext,
  report: (problem: Problem, key: string) => void,
): ImageUse[] {
  return roles.flatMap(([field, role]) => {
    const found = fields.first(field, (value, key) => {
      const uses = pictures(value).flatMap((picture) => use(picture, role, key, file, context, fields, report))
      return uses.length === 0 ? null : uses
    })
    return found?.read ?? []
  })
}

/** Reads `image: a.jpg`, a list of addresses, or `{ path, alt, caption }`. Skips booleans, colours and class names. */
function pictures(value: JsonValue): Picture[] {
  if (Array.isArray(value)) return value.flatMap(pictures)
  if (typeof value === 'string') return looksLikeAddress(value) ? [{ ...noDetails, address: value.trim() }] : []
  if (typeof value !== 'object' || value === null) return []
  const inner =
    value.src ?? value.url ?? value.path ?? value.image ?? value.feature ?? value.file ?? value.overlay_image ?? null
  if (typeof inner === 'string') return looksLikeAddress(inner) ? [picture(inner.trim(), value)] : []
  return inner === null ? [] : pictures(inner)
}

function looksLikeAddress(text: string): boolean {
  const address = text.trim()
  // Markup, templates and text of several lines are not addresses.
  if (address === '' || /\{\{|\{%|[<>\n\r]/.test(address)) return false
  return /^https?:\/\/|^\.{0,2}\/|\.[a-z]{3,4}(?:[?#].*)?$/i.test(address) || address.includes('/')
}

function picture(address: string, about: { [key: string]: JsonValue }): Picture {
  const text = (...names: string[]) =>
    names.map((name) => asText(about[name] ?? null)).find((found) => found !== null) ?? null
  const pixels = (name: string) => {
    const number = Number.parseInt(text(name) ?? '', 10)
    return number > 0 ? number : null
  }
  return {
    address,
    alt: text('alt'),
    title: text('title'),
    caption: text('caption'),
    width: pixels('width'),
    height: pixels('height'),
  }
}

function use(
  picture: Picture,
  role: ImageRole,
  key: string,
  file: string,
  context: AddressContext,
  fields: Fields,
  report: (problem: Problem, key: string) => void,
): ImageUse[] {
  const address = resolveImageAddress(picture.address, file, context)
  if (address === null) return []
  // Without an extension it can be the id of an image in another system.
  if (address.kind === 'missing' && !/\.\w{2,5}(?:[?#].*)?$/.test(picture.address)) return []
  if (address.kind === 'missing') report(missing(picture.address, key), key)
  const { alt, title, caption, width, height } = picture
  const beside = (name: string) => asText(fields.byKey(key + name))
  return [
    {
      address,
      role,
      alt: alt ?? beside('alt') ?? beside('alttext'),
      title,
      caption: caption ?? beside('caption'),
      width,
      height,
      referrerPolicy: null,
    },
  ]
}

function missing(address: string, key: string): Problem {
  return {
    severity: 'WARNING',
    code: 'image-missing',
    message: `${key}: no file was found for ${address}`,
    hint: 'put the image next to the article or in the site’s image folder, or write an absolute address',
  }
}
