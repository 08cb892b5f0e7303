import { FrameDocument } from '@broadsheet/client/text'
import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { archive } from '../lib/archive'
import './site.css'

export async function generateMetadata(): Promise<Metadata> {
  const { site } = await archive.request(FrameDocument)
  const name = site.title ?? 'Archive'
  return { title: { default: name, template: `%s — ${name}` }, description: site.description }
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { site, categories } = await archive.request(FrameDocument)
  return (
    <html lang={site.lang ?? 'en'}>
      <body>
        <header className="masthead">
          <Link className="name" href="/">
            {site.title ?? 'Archive'}
          </Link>
          <nav>
            {categories.nodes.map(({ id, name, path }) => (
              <Link key={id} href={path}>
                {name}
              </Link>
            ))}
          </nav>
          <form action="/search/">
            <input type="search" name="q" aria-label="Search" placeholder="Search" />
          </form>
        </header>
        <main>{children}</main>
        <footer>{site.description}</footer>
      </body>
    </html>
  )
}
