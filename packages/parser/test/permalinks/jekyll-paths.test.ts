import { expect, test } from 'vitest'
import { generatorSite } from './generator-site.ts'

function jekyll(config: string) {
  return generatorSite({ '_config.yml': `plugins: []\n${config}` }, ['_posts/2024-01-01-a.md', 'about.md'])
}

const post = '_posts/2024-02-03-The Long-Night-.md'

test.each([
  ['date', '/sea life/news/2024/02/03/The-Long-Night.html'],
  ['pretty', '/sea life/news/2024/02/03/The-Long-Night/'],
  ['ordinal', '/sea life/news/2024/034/The-Long-Night.html'],
  ['weekdate', '/sea life/news/2024/W05/SAT/The-Long-Night.html'],
  ['none', '/sea life/news/The-Long-Night.html'],
  ['/:slugified_categories/:slug', '/sea-life/news/the-long-night'],
  ['/:short_year/:i_month/:short_month/:title:output_ext', '/24/2/FEB/The-Long-Night.html'],
])('a post has the path that the permalink %s gives', (permalink, path) => {
  expect(jekyll(`permalink: ${permalink}`).path(post, 'categories: [Sea Life, News, news]')).toBe(path)
})

test('the slug of the front matter replaces the name of the file', () => {
  const { path } = jekyll('permalink: /:title/:slug/')
  expect(path(post, 'slug: My Own, Slug')).toBe('/My-Own,-Slug/my-own-slug/')
})

test('pages and documents of collections have the path of their file, with the ending of the style of the site', () => {
  const collections = 'collections: {recipes: {output: true}}\n'
  const paths = (config: string) => {
    const { path } = jekyll(`${collections}${config}`)
    return ['about.md', 'info/index.md', '_recipes/cold/2020-01-01-fish soup.md'].map((file) => path(file))
  }
  expect(paths('')).toEqual(['/about.html', '/info/', '/recipes/cold/2020-01-01-fish soup.html'])
  expect(paths('permalink: pretty')[0]).toBe('/about/')
  expect(paths('permalink: /:title')[0]).toBe('/about')
})

test('a collection has its own pattern', () => {
  const { path } = jekyll('collections: {recipes: {output: true, permalink: "/food/:path/:name/:title"}}')
  expect(path('_recipes/cold/Fish Soup.md')).toBe('/food/cold/Fish Soup/fish-soup/Fish-Soup')
})
