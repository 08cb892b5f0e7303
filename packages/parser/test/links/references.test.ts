import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const site = { url: 'https://a.example/base' }
const targets = (source: string, given: Parameters<typeof parse>[1] = {}) =>
  parse(source, { site, ...given }).links.map(({ target, fragment }) => (fragment ? `${target}#${fragment}` : target))
/** Shows the placeholders of references, whose noncharacters are invisible. */
const visible = (text: string) => text.replaceAll('\ufdd1', '⟦').replaceAll('\ufdd2', '⟧')

test('tags name a page by its file name or path, with or without extension, language and fragment', () => {
  expect(
    targets(
      '[a]({{< ref "second.md" >}}) [b]({{% relref "/News/Third#part" %}}) [c]({{< ref path="fourth.md" lang="de" outputFormat="rss" >}}) [d]({{< ref "../fifth/_index.md" >}}) [e]({{< relref "sixth.en.md" >}})',
      { lang: 'en' },
    ),
  ).toEqual([
    'name:second|en|posts|second',
    'name:third|en|posts|/News/Third#part',
    'name:fourth|de|posts|fourth',
    'name:fifth|en|posts|../fifth',
    'name:sixth|en|posts|sixth',
  ])
  expect(targets('{% post_path two words %} {% post_path "two words" %} [b]({% post_url 2020-01-02-other %})')).toEqual(
    ['name:2020-01-02-other||posts|2020-01-02-other', 'name:two||posts|two', 'name:two words||posts|two words'],
  )
})

test('a reference can be an address in Markdown and html, with a title, a fragment and the address of the site before it', () => {
  const source = [
    '[a]({% post_url x %} "Title") [b]({{ site.baseurl }}{% post_url x %}#part)',
    '<a href="{{ site.url }}{{ site.baseurl }}{% post_url x %}">c</a>',
    '<a href="https://a.example/base{% post_url x %}">d</a>',
  ].join('\n\n')
  const { body, links } = parse(source, { site })
  const target = 'name:x%7C%7Cposts%7Cx'
  expect(body.html).toBe(
    `<p><a href="${target}" title="Title">a</a> <a href="${target}#part">b</a></p>\n<p><a href="${target}">c</a></p>\n<p><a href="${target}">d</a></p>\n`,
  )
  expect(links.map(({ written, line }) => [written, line])).toEqual([
    ['x', 1],
    ['x#part', 1],
  ])
})

test('where the text shows a path or a title, html, text and excerpt have a placeholder', () => {
  const { body } = parse(
    'See {{ site.baseurl }}{% post_url a_b_c %} and {% post_link d %}.\n\n## On {% post_link d %}',
    {
      site,
    },
  )
  expect(visible(body.html)).toBe(
    '<p>See ⟦1Pa_b_c⟧ and <a href="name:d%7C%7Cposts%7Cd">⟦0Td⟧</a>.</p>\n<h2 id="on-d">On <a href="name:d%7C%7Cposts%7Cd">⟦0Td⟧</a></h2>\n',
  )
  expect(body.text).toBe('See a_b_c and d.\nOn d')
  expect(body.toc[0]?.text).toBe('On d')
  expect(visible(body.linked?.text ?? '')).toBe('See ⟦1Pa_b_c⟧ and ⟦0Td⟧.\nOn ⟦0Td⟧')
  expect(visible(body.linked?.excerpt ?? '')).toBe('See ⟦1Pa_b_c⟧ and ⟦0Td⟧. On ⟦0Td⟧')
  expect(parse('[a]({% post_url b %})').body.linked).toBeUndefined()
})

test('post_link shows its text, which the last word can leave unescaped', () => {
  const { body } = parse('{% post_link a#part "x < y" %} {% post_link b <b>bold</b> false %} {% post_link c true %}')
  expect(visible(body.html)).toBe(
    '<p><a href="name:a%7C%7Cposts%7Ca#part">x &lt; y</a> <a href="name:b%7C%7Cposts%7Cb"><b>bold</b></a> <a href="name:c%7C%7Cposts%7Cc">⟦2Tc⟧</a></p>\n',
  )
})

test('asset_path, asset_link and asset_img name files of the post', () => {
  const given = { file: '_posts/a.md', pagePath: '/2024/a/', files: ['_posts/a/b c.png', '_posts/a/d.pdf'] }
  const { body, images } = parse(
    '{% asset_path d.pdf %} {% asset_link d.pdf "The file" %} ![x]({% asset_path "b c.png" %}) {% asset_img "b c.png" %}',
    given,
  )
  expect(body.html).toBe(
    '<p>/2024/a/d.pdf <a href="/media/_posts/a/d.pdf">The file</a> <img src="/media/_posts/a/b%20c.png" alt="x" /> <img src="/media/_posts/a/b%20c.png" /></p>\n',
  )
  expect(images.map(({ address }) => address)).toEqual(Array(2).fill({ kind: 'file', file: '_posts/a/b c.png' }))
})

test('a fragment alone is a place on the page, and tags in code are left as written', () => {
  expect(parse('[a]({{< ref "#Part" >}})\n\n## Part').body.html).toContain('href="#user-content-part"')
  expect(targets('`{% post_url x %}`\n\n```\n{{< ref "y" >}}\n```')).toEqual([])
})

test('authors cannot write placeholders, and a mark does not hide a script', () => {
  const forged = '\ufdd10Tforged\ufdd2 <a href="\ufdd10Px\ufdd2">y</a>'
  expect(parse(forged).body.html).not.toMatch(/[\ufdd1\ufdd2]/)
  const hidden =
    '<a href="{% post_url x %}javascript:alert(1)">a</a><a href="java{% post_url x %}script:alert(1)" title="{% post_url x %}">b</a>'
  expect(parse(hidden).body.html).not.toMatch(/[\ufdd1\ufdd2]|href="javascript/)
})
