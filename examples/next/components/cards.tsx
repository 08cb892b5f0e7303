import type { ArticleCardFragment } from '@broadsheet/client/types'
import Link from 'next/link'

/** Articles as cards: image, title, summary, category and day. */
export function Cards({ articles }: { articles: readonly ArticleCardFragment[] }) {
  return (
    <div className="cards">
      {articles.map(({ id, title, path, lang, description, excerpt, publishedOn, category, cover }) => (
        <article className="card" key={id} lang={lang ?? undefined}>
          {cover && cover.status !== 'MISSING' && (
            // biome-ignore lint/performance/noImgElement: images come from any host of the archive
            <img
              src={cover.url}
              alt=""
              width={cover.width ?? undefined}
              height={cover.height ?? undefined}
              loading="lazy"
            />
          )}
          <h2>
            <Link href={path}>{title}</Link>
          </h2>
          <p>{description ?? excerpt}</p>
          <p className="byline">
            {category && <Link href={category.path}>{category.name}</Link>}
            {publishedOn && <time dateTime={publishedOn}>{publishedOn}</time>}
          </p>
        </article>
      ))}
    </div>
  )
}
