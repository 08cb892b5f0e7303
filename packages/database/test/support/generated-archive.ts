import type { ArticleSketch } from './archive-builder.ts'
import { random } from './random.ts'

const roots = ['新媒体', '财经', '国际', 'Science']
/** A tree of 60 categories: 4 roots, 12 below them, 44 leaves. */
export const leaves: readonly (readonly string[])[] = Array.from({ length: 44 }, (_, index) => {
  const root = roots[index % 4] ?? ''
  const middle = `${root}栏目${Math.floor(index / 4) % 3}`
  return [root, middle, `${middle}版${index}`]
})

const sentence =
  '当地时间今天，记者从现场了解到，救援人员已经抵达，相关工作正在有序进行。 The council met in Zürich on Friday. '

/** Articles like those of the first example site, newest last. The same seed gives the same articles. */
export function* generatedArticles(count: number, { seed = 1, bodyLength = 3000 } = {}): Generator<ArticleSketch> {
  const next = random(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  for (let index = 0; index < count; index++) {
    const chance = next()
    const publishedAt = Date.UTC(2010, 0, 1) + index * 21_600_000 - (chance < 0.05 ? 21_600_000 : 0)
    const pictures = 1 + below(4)
    const leaf = leaves[below(leaves.length)] ?? []
    const start = below(sentence.length)
    yield {
      slug: `article-${index}`,
      title: `第${index}号新闻：${sentence.slice(start % 20, (start % 20) + 12)}`,
      lang: index % 10 === 0 ? 'en' : 'zh-CN',
      publishedAt: chance > 0.99 ? null : chance > 0.98 ? Date.UTC(2090, 0, 1) + index : publishedAt,
      updatedAt: index % 3 ? null : publishedAt + 3_600_000,
      expiresAt: chance > 0.97 && chance <= 0.98 ? publishedAt + 86_400_000 : null,
      draft: chance > 0.96 && chance <= 0.97,
      hidden: chance > 0.955 && chance <= 0.96,
      body: sentence.repeat(Math.ceil(bodyLength / sentence.length)).slice(0, bodyLength),
      authors: [...new Set([`记者${below(200)}`, ...(index % 7 === 0 ? [`记者${below(200)}`] : [])])],
      categories: [leaf],
      tags: [...new Set(Array.from({ length: 2 + below(3) }, () => `标签${below(300)}`))],
      images: Array.from({ length: pictures }, (_, position) => ({
        url:
          next() < 0.2
            ? `https://img.example.org/shared/${below(200)}.jpg`
            : `https://img.example.org/${index}/${position}.jpg`,
        role: position === 0 ? 'HEAD' : 'BODY',
        alt: position ? `图${position}` : null,
      })),
      links: index > 10 ? [`article-${below(index)}`] : [],
      frontMatter: {
        layout: index % 2 ? 'wide' : 'narrow',
        rating: below(6),
        series: [`s${below(20)}`, `s${below(20)}`],
      },
    }
  }
}
