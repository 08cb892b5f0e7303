import { builder } from '../builder/builder.ts'

export const TextStats = builder
  .objectRef<{
    words: number
    cjkCharacters: number
    characters: number
    pictures: number
    readingMinutes: number
  }>('TextStats')
  .implement({
    description: 'The length of a text.',
    fields: (t) => ({
      words: t.exposeInt('words', {
        description: 'Number of words. Each Chinese or Japanese character counts as one word.',
      }),
      cjkCharacters: t.exposeInt('cjkCharacters', { description: 'Number of Chinese and Japanese characters.' }),
      characters: t.exposeInt('characters', { description: 'Number of characters of the plain text, without spaces.' }),
      images: t.exposeInt('pictures', { description: 'Number of images in the body.' }),
      readingMinutes: t.exposeInt('readingMinutes', {
        description:
          'Estimated reading time in minutes, at least 1: 220 words or 300 Chinese or Japanese characters per minute. 0 for an empty text.',
      }),
    }),
  })
