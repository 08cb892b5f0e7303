import { templatePlaceholders } from '../transforms/image-delivery.ts'
import { defaultSizes } from '../transforms/image-transform.ts'
import { InvalidSetting } from './setting-values.ts'

/** Returns the bytes of a number of megabytes. 0: images are not transformed. */
export function parseImageCacheSize(text: string): number {
  if (!/^\d{1,7}$/.test(text)) {
    throw new InvalidSetting(`"${text}" is not a number of megabytes; write a whole number such as 512, or 0 for none`)
  }
  return Number(text) * 1_000_000
}

/** Returns the allowed widths and heights in pixels, in ascending order. An empty text gives the default. */
export function parseImageSizes(text: string): readonly number[] {
  if (text === '') return defaultSizes
  const sizes = text.split(',').map((part) => part.trim())
  const wrong = sizes.find((size) => !/^[1-9]\d{0,3}$/.test(size))
  if (wrong !== undefined) {
    throw new InvalidSetting(`"${wrong}" is not a size; write pixels from 1 to 9999, such as 320,640,1280`)
  }
  if (sizes.length > 40) throw new InvalidSetting(`${sizes.length} sizes are too many; write at most 40`)
  return [...new Set(sizes.map(Number))].sort((a, b) => a - b)
}

/** Returns the address of a service that transforms images, with placeholders. An empty text gives null. */
export function parseImageTemplate(text: string): string | null {
  if (text === '') return null
  const names = [...text.matchAll(/\{(\w+)(?::[^:}]*:[^:}]*)?\}/g)].map(([, name = '']) => name)
  const unknown = names.find((name) => !templatePlaceholders.includes(name))
  if (unknown !== undefined) {
    throw new InvalidSetting(
      `{${unknown}} is not a placeholder; the placeholders are ${templatePlaceholders.join(', ')}`,
    )
  }
  if (!names.includes('url') || !URL.canParse(text.replace(/\{[^}]*\}/g, 'x'))) {
    throw new InvalidSetting(
      `"${text}" is not an address with {url}; write one such as https://images.example.org/rs:{fit:fill:fit}:{width}:{height}/plain/{url}@{format}`,
    )
  }
  return text
}
