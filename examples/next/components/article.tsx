import type { RouteQuery } from '@broadsheet/client/types'
import Link from 'next/link'

type ArticleProps = Extract<NonNullable<RouteQuery['route']>, { __typename: 'Article' }>

/** An article: title, authors, text, tags, and the articles before and after it. */
export function Article({
  title,
  lang,
  description,
  authors,
  publishedOn,
  stats,
  html,
  tags,
  older,
  newer,
}: ArticleProps) {
  return (
    <article className="article" lang={lang ?? undefined}>
      <h1>{title}</h1>
      {description && <p className="standfirst">{description}</p>}
      <p className="byline">
        {authors.map(({ id, name, path }) => (
          <Link key={id} href={path}>
            {name}
          </Link>
        ))}
        {publishedOn && <time dateTime={publishedOn}>{publishedOn}</time>}
        <span>{stats.readingMinutes} min</span>
      </p>
      {/* The import of the archive has sanitized the HTML. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      <p className="tags">
        {tags.map(({ id, name, path }) => (
          <Link key={id} href={path}>
            #{name}
          </Link>
        ))}
      </p>
      <nav className="neighbours">
        {older && (
          <Link rel="prev" href={older.path}>
            ← {older.title}
          </Link>
        )}
        {newer && (
          <Link rel="next" href={newer.path}>
            {newer.title} →
          </Link>
        )}
      </nav>
    </article>
  )
}
