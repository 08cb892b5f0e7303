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
    description: 'How long a text is.',
    fields: (t) => ({
      words: t.exposeInt('words', { description: 'Words of spaced scripts and CJK characters together.' }),
      cjkCharacters: t.exposeInt('cjkCharacters', { description: 'Chinese, Japanese and Korean characters.' }),
      characters: t.exposeInt('characters', { description: 'Characters of the plain text.' }),
      images: t.exposeInt('pictures', { description: 'Pictures in the body.' }),
      readingMinutes: t.exposeInt('readingMinutes', { description: 'About how long it takes to read.' }),
    }),
  })
