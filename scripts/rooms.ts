/**
 * The rooms of each package: the folders of its `src`, in the order in which content flows through them. A room imports
 * from its own files and from the doors of the rooms above it in its list, never from a room below. `lint` checks this
 * (check-imports.ts), and ARCHITECTURE.md says what each room is for.
 */
export interface Room {
  /** Path of the folder below `src`, as in `read/articles`. */
  readonly folder: string
  /** The files that other rooms may import: one or two, more only if the room contains shared types. */
  readonly doors: readonly string[]
}

export const rooms: Readonly<Record<string, readonly Room[]>> = {
  'packages/parser': [
    {
      folder: 'text',
      doors: [
        'email.ts',
        'escape.ts',
        'path-name.ts',
        'more-mark.ts',
        'percent-decode.ts',
        'plain-text.ts',
        'plain-title.ts',
        'reference-mark.ts',
        'slug.ts',
      ],
    },
    {
      folder: 'diagnostics',
      doors: ['diagnostic.ts', 'problem.ts', 'body-diagnostics.ts', 'code-frame.ts', 'to-diagnostics.ts'],
    },
    { folder: 'encoding', doors: ['decode.ts', 'encoding-problems.ts'] },
    {
      folder: 'model',
      doors: [
        'article.ts',
        'article-reference.ts',
        'folder.ts',
        'json-value.ts',
        'markdown-options.ts',
        'path-rules.ts',
        'site.ts',
      ],
    },
    { folder: 'values', doors: ['dates.ts', 'language-tag.ts', 'time-zone.ts', 'values.ts'] },
    { folder: 'front-matter', doors: ['fields.ts', 'front-matter.ts', 'known-keys.ts', 'settings-file.ts'] },
    {
      folder: 'paths',
      doors: [
        'attachment.ts',
        'collection.ts',
        'file-path.ts',
        'leaf-bundle.ts',
        'logical-path.ts',
        'mount.ts',
        'note-target.ts',
        'path-language.ts',
        'path-pattern.ts',
        'project-file.ts',
        'site-files.ts',
        'site-path.ts',
      ],
    },
    {
      folder: 'images',
      doors: ['avatar.ts', 'front-matter-images.ts', 'image-address.ts', 'lazy-image.ts', 'srcset.ts'],
    },
    { folder: 'authors', doors: ['article-authors.ts', 'site-authors.ts'] },
    { folder: 'scope', doors: ['ignored-diagnostics.ts', 'includable-files.ts', 'site-layout.ts', 'walk-rules.ts'] },
    { folder: 'menus', doors: ['read-menus.ts'] },
    { folder: 'site', doors: ['hugo-cascade.ts', 'read-site.ts'] },
    { folder: 'permalinks', doors: ['article-path.ts', 'article-slug.ts', 'other-paths.ts', 'written-path.ts'] },
    {
      folder: 'fields',
      doors: [
        'default-fields.ts',
        'head.ts',
        'parse-context.ts',
        'public-front-matter.ts',
        'read-field.ts',
        'title.ts',
      ],
    },
    { folder: 'site-data', doors: ['data-files.ts'] },
    { folder: 'obsidian', doors: ['linking-note.ts', 'obsidian.ts'] },
    { folder: 'markdown', doors: ['markdown.ts'] },
    {
      folder: 'tag-rendering',
      doors: [
        'block-tags.ts',
        'built-in-tags.ts',
        'site-shortcodes.ts',
        'tag-arguments.ts',
        'tag-replacement.ts',
        'unknown-tag.ts',
      ],
    },
    { folder: 'template-tags', doors: ['code-regions.ts', 'replace-tags.ts'] },
    {
      folder: 'links',
      doors: ['anchors.ts', 'article-hrefs.ts', 'article-links.ts', 'element-id.ts', 'text-references.ts'],
    },
    { folder: 'sanitize', doors: ['close-elements.ts', 'element-rules.ts', 'sanitize.ts'] },
    { folder: 'body', doors: ['body-format.ts', 'parse-body.ts'] },
  ],
  'packages/database': [
    {
      folder: 'text',
      doors: [
        'folding.ts',
        'tokenizer.ts',
        'compounds.ts',
        'name-keys.ts',
        'percent-decoding.ts',
        'references.ts',
        'search-pieces.ts',
        'typed-key.ts',
      ],
    },
    {
      folder: 'schema',
      doors: [
        'node-ids.ts',
        'undated.ts',
        'changed-types.ts',
        'listed-periods.ts',
        'table-rows.ts',
        'model-types.ts',
        'image-list.ts',
        'import-rows.ts',
        'import-writer.ts',
      ],
    },
    {
      folder: 'file',
      doors: [
        'database-url.ts',
        'archive-size.ts',
        'schema-state.ts',
        'database-state.ts',
        'migrate.ts',
        'migrate-postgres.ts',
      ],
    },
    {
      folder: 'sql',
      doors: [
        'sql.ts',
        'range.ts',
        'dialect.ts',
        'search-expression.ts',
        'sqlite-dialect.ts',
        'postgres-dialect.ts',
        'postgres-values.ts',
        'postgres-text.ts',
      ],
    },
    {
      folder: 'postgres',
      doors: ['archive-watch.ts', 'database-errors.ts', 'import-listener.ts', 'numbered-sql.ts', 'postgres-pool.ts'],
    },
    {
      folder: 'read/request',
      doors: [
        'arguments.ts',
        'optional.ts',
        'input-errors.ts',
        'awaitable.ts',
        'viewer.ts',
        'lookup.ts',
        'url-path.ts',
      ],
    },
    { folder: 'read/rows', doors: ['nodes.ts', 'columns.ts', 'article-status.ts', 'row-batch.ts', 'children.ts'] },
    {
      folder: 'read/visibility',
      doors: ['article-visibility.ts', 'joins.ts', 'term-visibility.ts', 'image-visibility.ts', 'former-paths.ts'],
    },
    {
      folder: 'read/snapshot',
      doors: ['snapshot.ts', 'snapshot-pool.ts', 'postgres-snapshots.ts', 'batch-loading.ts', 'known-counts.ts'],
    },
    { folder: 'read/filters', doors: ['article-filter.ts', 'date-filter.ts', 'string-filter.ts', 'calendar.ts'] },
    {
      folder: 'read/paging',
      doors: [
        'sort-keys.ts',
        'page.ts',
        'list.ts',
        'nested-list.ts',
        'connection.ts',
        'list-sources.ts',
        'selection.ts',
      ],
    },
    {
      folder: 'read/article-lists',
      doors: ['article-list.ts', 'article-selection.ts', 'archive-time.ts', 'single-term.ts'],
    },
    {
      folder: 'read/terms',
      doors: ['terms.ts', 'authors.ts', 'categories.ts', 'term-lookup.ts', 'term-filter.ts', 'term-readers.ts'],
    },
    {
      folder: 'read/images',
      doors: ['images.ts', 'image-sizes.ts', 'image-uses.ts', 'listed-images.ts', 'image-reader.ts'],
    },
    { folder: 'read/attachments', doors: ['attachments.ts'] },
    { folder: 'read/articles', doors: ['articles.ts', 'article-reader.ts'] },
    {
      folder: 'read/search',
      doors: ['search.ts', 'suggestions.ts', 'search-query.ts', 'search-hits.ts', 'search-reader.ts'],
    },
    { folder: 'read/facets', doors: ['facets.ts', 'facet-reader.ts'] },
    { folder: 'read/changes', doors: ['changes.ts', 'change-reader.ts'] },
    { folder: 'read/site', doors: ['site.ts', 'routes.ts', 'diagnostics.ts', 'site-readers.ts'] },
    {
      folder: 'write/connection',
      doors: ['write-connection.ts', 'write-dialect.ts', 'row-statements.ts', 'unique-values.ts', 'import-running.ts'],
    },
    { folder: 'write/sqlite', doors: ['sqlite-write-connection.ts', 'sqlite-indexes.ts'] },
    { folder: 'write/postgres', doors: ['postgres-write-connection.ts', 'postgres-indexes.ts'] },
    { folder: 'write/changes', doors: ['change-log.ts', 'listing.ts', 'listed-periods.ts'] },
    { folder: 'write/images', doors: ['images.ts', 'image-lists.ts', 'cover.ts', 'stored-images.ts'] },
    { folder: 'write/attachments', doors: ['attachments.ts'] },
    { folder: 'write/terms', doors: ['authors.ts', 'categories.ts', 'pinyin.ts', 'tags.ts'] },
    { folder: 'write/links', doors: ['links.ts', 'linked-texts.ts', 'link-folders.ts', 'redirects.ts'] },
    { folder: 'write/diagnostics', doors: ['diagnostics.ts'] },
    {
      folder: 'write/search',
      doors: ['search-index.ts', 'search-numbers.ts', 'sqlite-search-index.ts', 'postgres-search-index.ts'],
    },
    {
      folder: 'write/articles',
      doors: ['articles.ts', 'article-stages.ts', 'article-keys.ts', 'article-paths.ts', 'former-paths.ts'],
    },
    { folder: 'write/import', doors: ['import.ts', 'sqlite-engine.ts', 'postgres-engine.ts'] },
  ],
  'packages/importer': [
    {
      folder: 'errors',
      doors: ['import-error.ts', 'system-error.ts', 'file-diagnostics.ts', 'diagnostic-counter.ts'],
    },
    { folder: 'scan', doors: ['scan-folder.ts', 'compare.ts', 'walk.ts'] },
    { folder: 'parse', doors: ['parse-pool.ts', 'parse-job.ts', 'encoded-article.ts'] },
    { folder: 'apply', doors: ['apply.ts', 'import-run.ts'] },
    { folder: 'operations', doors: ['import-folder.ts', 'check-folder.ts', 'watch-folder.ts'] },
    {
      folder: 'report',
      doors: ['check-report.ts', 'format-numbers.ts', 'import-summary.ts', 'redirect-report.ts', 'watch-summary.ts'],
    },
    { folder: 'cli', doors: ['run-command.ts'] },
  ],
  'apps/reader': [
    { folder: 'html', doors: ['html.ts', 'address.ts'] },
    { folder: 'words', doors: ['words.ts', 'choose-words.ts', 'dates.ts'] },
    { folder: 'api', doors: ['api.ts', 'operations.ts'] },
    {
      folder: 'parts',
      doors: [
        'all-pages.ts',
        'page.ts',
        'page-headers.ts',
        'layout.ts',
        'card.ts',
        'crumbs.ts',
        'introduction.ts',
        'pager.ts',
        'image.ts',
        'structured-data.ts',
      ],
    },
    { folder: 'search', doors: ['search-page.ts'] },
    { folder: 'preview', doors: ['preview-page.ts'] },
    { folder: 'pages', doors: ['find-page.ts', 'message-pages.ts'] },
  ],
  'apps/server': [
    { folder: 'settings', doors: ['environment.ts', 'setting-values.ts', 'cors-origins.ts', 'preview-token.ts'] },
    { folder: 'schema/builder', doors: ['builder.ts', 'context.ts', 'global-id.ts'] },
    { folder: 'schema/common', doors: ['node.ts', 'page.ts', 'connection.ts', 'inputs.ts', 'json-column.ts'] },
    { folder: 'schema/images', doors: ['image.ts', 'image-url.ts', 'image-queries.ts'] },
    {
      folder: 'schema/articles',
      doors: ['article.ts', 'article-connection.ts', 'article-detail.ts', 'article-kind.ts', 'article-where.ts'],
    },
    { folder: 'schema/article-body', doors: ['article-body.ts'] },
    { folder: 'schema/terms', doors: ['author.ts', 'category.ts', 'tag.ts', 'term-inputs.ts'] },
    { folder: 'schema/article-relations', doors: ['index.ts'] },
    { folder: 'schema/search', doors: ['index.ts'] },
    { folder: 'schema/site', doors: ['index.ts'] },
    { folder: 'limits', doors: ['query-limits.ts', 'cost-limit.ts'] },
    { folder: 'graphiql', doors: ['graphiql-page.ts', 'graphiql-files.ts', 'example-queries.ts'] },
    {
      folder: 'graphql',
      doors: [
        'yoga.ts',
        'graphql-yoga.ts',
        'prepared-operations.ts',
        'content-changes.ts',
        'operation-threads.ts',
        'result-text.ts',
        'local-requests.ts',
      ],
    },
    { folder: 'http', doors: ['request-listener.ts', 'listen-errors.ts'] },
  ],
}
