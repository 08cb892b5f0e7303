/**
 * The rooms of each package: the folders of its `src`, in the order in which content flows through them. A room imports
 * from its own files and from the doors of the rooms above it in its list, never from a room below. `lint` checks this
 * (check-imports.ts), and ARCHITECTURE.md says what each room is for.
 */
export interface Room {
  /** Path of the folder below `src`, as in `read/articles`. */
  readonly folder: string
  /** The files that other rooms may import: one or two, more only where the room is a shelf of shared types. */
  readonly doors: readonly string[]
}

export const rooms: Readonly<Record<string, readonly Room[]>> = {
  'packages/parser': [
    {
      folder: 'text',
      doors: [
        'email.ts',
        'escape.ts',
        'more-mark.ts',
        'percent-decode.ts',
        'plain-text.ts',
        'plain-title.ts',
        'slug.ts',
      ],
    },
    {
      folder: 'diagnostics',
      doors: ['diagnostic.ts', 'problem.ts', 'body-diagnostics.ts', 'code-frame.ts', 'to-diagnostics.ts'],
    },
    { folder: 'encoding', doors: ['decode.ts', 'encoding-problems.ts'] },
    { folder: 'model', doors: ['article.ts', 'folder.ts', 'json-value.ts', 'site.ts'] },
    { folder: 'values', doors: ['dates.ts', 'language-tag.ts', 'time-zone.ts', 'values.ts'] },
    { folder: 'front-matter', doors: ['fields.ts', 'front-matter.ts', 'known-keys.ts', 'settings-file.ts'] },
    {
      folder: 'paths',
      doors: ['collection.ts', 'file-path.ts', 'path-language.ts', 'path-pattern.ts', 'site-files.ts', 'site-path.ts'],
    },
    { folder: 'images', doors: ['avatar.ts', 'front-matter-images.ts', 'image-address.ts', 'srcset.ts'] },
    { folder: 'authors', doors: ['article-authors.ts', 'site-authors.ts'] },
    { folder: 'site', doors: ['read-site.ts', 'walk-rules.ts'] },
    { folder: 'permalinks', doors: ['article-path.ts', 'article-slug.ts', 'other-paths.ts', 'written-path.ts'] },
    { folder: 'fields', doors: ['default-fields.ts', 'head.ts', 'parse-context.ts', 'read-field.ts', 'title.ts'] },
    { folder: 'markdown', doors: ['body-format.ts', 'markdown.ts'] },
    { folder: 'template-tags', doors: ['replace-tags.ts', 'tag-replacement.ts'] },
    { folder: 'links', doors: ['article-hrefs.ts', 'article-links.ts', 'element-id.ts'] },
    { folder: 'sanitize', doors: ['sanitize.ts', 'element-rules.ts'] },
    { folder: 'body', doors: ['parse-body.ts'] },
  ],
  'packages/database': [],
  'packages/importer': [],
  'apps/server': [],
}
