import { ArticlePathsDocument, RouteDocument } from '@broadsheet/client/text'
import type { Metadata } from 'next'
import { notFound, permanentRedirect, redirect } from 'next/navigation'
import { Article } from '../../components/article'
import { Cards } from '../../components/cards'
import { archive } from '../../lib/archive'

interface Props {
  params: Promise<{ path: string[] }>
}

/** The newest articles are built at once, all other pages when they are asked for. */
export async function generateStaticParams() {
  const { articles } = await archive.request(ArticlePathsDocument)
  return articles.nodes.map(({ path }) => ({ path: path.split('/').filter((name) => name !== '') }))
}

async function routeOf({ params }: Props) {
  const names = (await params).path.map((name) => decodeURIComponent(name))
  const { route } = await archive.request(RouteDocument, { path: `/${names.join('/')}/`, first: 60 })
  return route ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const route = await routeOf(props)
  if (route.__typename === 'Redirect') return {}
  if (route.__typename !== 'Article') return { title: route.name }
  return { title: route.title, description: route.description ?? route.excerpt }
}

/** The page at any path of the archive: an article, the list of a category, tag or author, or a redirect. */
export default async function Page(props: Props) {
  const route = await routeOf(props)
  if (route.__typename === 'Redirect') return route.permanent ? permanentRedirect(route.to) : redirect(route.to)
  if (route.__typename === 'Article') return <Article {...route} />
  return (
    <>
      <h1>{route.name}</h1>
      <Cards articles={route.articles.nodes} />
    </>
  )
}
