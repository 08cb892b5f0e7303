import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { hexoPicture, namedPicture, type TagPicture, tagArguments } from './tag-arguments.ts'

/** Tags that name a picture by Hexo's order of words, and those that name it by `address, alt` or `src=`. */
const HEXO_PICTURES = new Set(['asset_img', 'img'])

const NAMED_PICTURE = /^(?:\w*image\w*|figure|picture|img|photo|responsive_image)$/i

const PICTURE_INCLUDE =
  /^["']?(?:[\w./-]*\/)?[\w-]*(?:figure|image|img|picture|photo)[\w-]*(?:\.\w+)?["']?(?:[\s,]+|$)/i

export function tagPicture(name: string, rest: string): TagPicture | null {
  if (name === 'include' || name === 'include_cached') {
    const file = PICTURE_INCLUDE.exec(rest)
    return file ? namedPicture(tagArguments(rest.slice(file[0].length))) : null
  }
  const args = tagArguments(rest)
  if (HEXO_PICTURES.has(name) && args.named.size === 0) return hexoPicture(args)
  return NAMED_PICTURE.test(name) ? namedPicture(args) : null
}

export function pictureHtml(picture: TagPicture, markdown: boolean): string {
  const attributes = (['src', 'alt', 'title', 'width', 'height'] as const)
    .map((key) => (picture[key] === null ? '' : ` ${key}="${escapeAttribute(picture[key])}"`))
    .join('')
  const img = `<img${attributes}${picture.className === null ? '' : ` class="${escapeAttribute(picture.className)}"`}>`
  if (picture.caption === null) return img
  const figure = `<figure>${img}<figcaption>${escapeHtml(picture.caption)}</figcaption></figure>`
  return markdown ? `\n${figure}\n\n` : figure
}
