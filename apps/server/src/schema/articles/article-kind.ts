import { builder } from '../builder/builder.ts'

export const ArticleKind = builder.enumType('ArticleKind', {
  description: 'The kind of an article, by the habit of the generator that the folder belongs to.',
  values: {
    POST: {
      description:
        'An entry of a blog or of a news archive: a file in `_posts`, or a dated page in a section of Hugo. In other folders, an article with a date.',
    },
    PAGE: { description: 'A page of its own, such as "About", or a page of a documentation.' },
    SECTION: { description: 'The page of a section or of the whole site: `_index.md` of Hugo.' },
  },
})
