import { describe, expect, test } from 'vitest'
import { commonMarkdown } from '../../src/model/markdown-options.ts'
import { parseFile } from '../../src/parse.ts'
import { parse, plainSite } from '../parse-body.ts'

const site = {
  markdown: { ...commonMarkdown, highlight: false },
  frameHosts: ['www.youtube.com', 'www.youtube-nocookie.com', 'player.vimeo.com', 'player.bilibili.com'],
}
const files = ['e.png']
const bodyOf = (source: string, more: Parameters<typeof parse>[1] = {}) => parse(source, { site, files, ...more })
const html = (source: string) => bodyOf(source).body.html.trim()
const messages = (source: string) => bodyOf(source).diagnostics.map(({ message }) => message)

describe('inline tags of Hexo’s themes keep the words of the sentence', () => {
  test.each([
    ['One {% u two %} three {% span red, four %} five {% kbd Tab %}.', 'One two three four five Tab.'],
    ['a {% mark b c color:red %} {% del d %} {% sup 2 color:red %} {% emp 着重 %} e', 'a b c d 2 着重 e'],
    ['{% label primary@One %} {% label info @ Two %} {% label 三 blue %}', 'One Two 三'],
    ['{% btn /x, Go there, home %} {% btn center large::Begin::https://a.example/::fas fa-play %}', 'Go there Begin'],
    ['{% button color:red Press here https://b.example/ %} {% btn Plain:: / %}', 'Press here Plain'],
    ['{% checkbox red checked::done %} {% cb open, false %} {% radio red::chosen %}', 'done open chosen'],
    ['{% hideInline the answer,Click,#fff %}', 'the answer'],
    ['{% note info, One line %}', 'One line'],
    ['{% link 标题, https://a.example/, /e.png %} {% link https://a.example/ A card %}', '标题 A card'],
    ['It is {% shiny gold %}, 有 {% widget 标签 %}', 'It is gold, 有 标签'],
  ])('%s', (source, text) => {
    expect(bodyOf(source).body.text).toBe(text)
  })

  test('with their elements, classes and addresses', () => {
    expect(html('{% u a_b_c %} {% span red, d %} {% btn /x, Go %} {% label info@e %}')).toBe(
      '<p><u>a_b_c</u> <span class="red">d</span> <a href="/x">Go</a> <mark class="label info">e</mark></p>',
    )
    expect(html('{% cb *done*, true %}')).toBe('<p><input type="checkbox" disabled checked /> <em>done</em></p>')
  })
})

describe('a video is the frame of its host', () => {
  test.each([
    ['{% youtube aBcDeFgHiJk %}', 'https://www.youtube.com/embed/aBcDeFgHiJk'],
    ['{% youtube aBcDeFgHiJk, video, false %}', 'https://www.youtube-nocookie.com/embed/aBcDeFgHiJk'],
    ['{% youtube PLabcdefgh, playlist %}', 'https://www.youtube.com/embed/videoseries?list=PLabcdefgh'],
    ['{{< youtube aBcDeFgHiJk >}}', 'https://www.youtube.com/embed/aBcDeFgHiJk'],
    ['{{< youtube id="aBcDeFgHiJk" start=30 >}}', 'https://www.youtube.com/embed/aBcDeFgHiJk?start=30'],
    ['{% vimeo 123456 %}', 'https://player.vimeo.com/video/123456'],
    ['{{< vimeo id="123456" >}}', 'https://player.vimeo.com/video/123456'],
    ['{% bilibili BV1xx411c7mD %}', 'https://player.bilibili.com/player.html?bvid=BV1xx411c7mD'],
    ['{% video youtube:aBcDeFgHiJk %}', 'https://www.youtube.com/embed/aBcDeFgHiJk'],
    ['{% include video id="123456" provider="vimeo" %}', 'https://player.vimeo.com/video/123456'],
    ['{% include youtube.html id="aBcDeFgHiJk" %}', 'https://www.youtube.com/embed/aBcDeFgHiJk'],
    ['{% iframe https://player.vimeo.com/video/1 400 300 %}', 'https://player.vimeo.com/video/1'],
  ])('%s', (source, src) => {
    expect(html(source)).toContain(`<iframe src="${src}"`)
    expect(messages(source)).toEqual([])
  })

  test('in the middle of a text, with its title', () => {
    expect(html('Before {{< youtube id="aBcDeFgHiJk" title="A film" >}} *after*')).toMatch(
      /^<p>Before<\/p>\n<div class="video"><iframe src="[^"]+" title="A film" .*<\/div>\n<p><em>after<\/em><\/p>$/,
    )
  })

  test('or a file', () => {
    expect(html('{% video https://a.example/b.mp4 %}')).toBe(
      '<div class="video"><video src="https://a.example/b.mp4" controls></video></div>',
    )
    expect(html('{% audio https://a.example/b.mp3 %}')).toContain(
      '<audio src="https://a.example/b.mp3" controls></audio>',
    )
  })
})

describe('a post of another site is a link', () => {
  test.each([
    ['{{< x user="ann" id="12345" >}}', 'https://x.com/ann/status/12345'],
    ['{{< tweet 12345 >}}', 'https://x.com/i/status/12345'],
    ['{{< instagram AbCdEf >}}', 'https://www.instagram.com/p/AbCdEf/'],
    ['{{< gist ann 789abc >}}', 'https://gist.github.com/ann/789abc'],
    ['{% gist ann/789abc %}', 'https://gist.github.com/ann/789abc'],
    ['{% jsfiddle ccWP7 %}', 'https://jsfiddle.net/ccWP7/'],
  ])('%s', (source, url) => {
    expect(html(source)).toContain(`<a href="${url}">${url}</a>`)
  })
})

test('a figure of Hugo’s has title, caption, source and link', () => {
  expect(
    html(
      '{{< figure src="/e.png" title="T" caption="A `b`" attr="Ann" attrlink="https://a.example/" link="/x" >}}\nText',
    ),
  ).toBe(
    '<figure><a href="/x"><img src="/media/e.png" title="T" /></a><figcaption>\n<p><strong>T</strong> A <code>b</code> <a href="https://a.example/">Ann</a></p>\n</figcaption></figure>\n<p>Text</p>',
  )
})

test('a figure stays in its list item', () => {
  expect(html('- a\n\n  {{< figure src="/e.png" caption="b" >}}\n\n  c\n- d')).toMatch(
    /^<ul>\n<li>.*<figure>.*c.*<\/li>\n<li>.*d/s,
  )
})

test('code of a shortcode has its language, and Hugo’s escapes are shown', () => {
  expect(html('{{< highlight go "linenos=table" >}}\na < b\n\nc\n{{< /highlight >}}')).toBe(
    '<pre><code class="language-go">a &lt; b\n\nc\n</code></pre>',
  )
  expect(bodyOf('{{</* youtube a_b_c */>}}, {{%/* x */%}}\n\n```\n{{</* figure */>}}\n```').body.text).toBe(
    '{{< youtube a_b_c >}}, {{% x %}}\n{{< figure >}}',
  )
})

test('a code block of Hexo’s has its title and link', () => {
  expect(html('{% codeblock My title lang:js https://a.example/ source %}\nlet a\n{% endcodeblock %}')).toBe(
    '<figure class="highlight"><figcaption><span>My title</span> <a href="https://a.example/">source</a></figcaption>\n<pre><code class="language-js">let a\n</code></pre>\n</figure>',
  )
})

describe('blocks with content', () => {
  test.each([
    [
      '{% note success %}\nA {% kbd b %} *c*\n{% endnote %}',
      '<div class="note success">\n<p>A <kbd>b</kbd> <em>c</em></p>\n</div>',
    ],
    [
      '{% note warning no-icon My title %}\na\n{% endnote %}',
      '<div class="note warning no-icon"><p><strong>My title</strong></p>\n<p>a</p>\n</div>',
    ],
    [
      '{% folding cyan open, A title %}\na\n{% endfolding %}',
      '<details open><summary>A title</summary>\n<p>a</p>\n</details>',
    ],
    ['{% fold info @A title %}\na\n{% endfold %}', '<details><summary>A title</summary>\n<p>a</p>\n</details>'],
    ['{% hideToggle Show,red %}\na\n{% endhideToggle %}', '<details><summary>Show</summary>\n<p>a</p>\n</details>'],
    [
      '{{< details summary="More" >}}\n- a\n{{< /details >}}',
      '<details><summary>More</summary>\n<ul>\n<li>a</li>\n</ul>\n</details>',
    ],
    ['{% pullquote left %}\na\n{% endpullquote %}', '<blockquote class="pullquote left">\n<p>a</p>\n</blockquote>'],
    [
      '{% blockquote Ann Lee https://a.example/b A page %}\na\n{% endblockquote %}',
      '<blockquote>\n<p>a</p>\n<footer><strong>Ann Lee</strong> <cite><a href="https://a.example/b">A page</a></cite></footer></blockquote>',
    ],
    [
      '{% tabs T, 1 %}\n<!-- tab One@fa -->\n**a**\n<!-- endtab -->\n<!-- tab Two -->\nb\n<!-- endtab -->\n{% endtabs %}\nc',
      '<div class="tabs">\n<div class="tab"><p><strong>One</strong></p>\n<p><strong>a</strong></p>\n</div>\n<div class="tab"><p><strong>Two</strong></p>\n<p>b</p>\n</div>\n</div>\n<p>c</p>',
    ],
    [
      '{% timeline 2022,pink %}\n<!-- timeline May -->\na\n<!-- endtimeline -->\n{% endtimeline %}',
      '<div class="timeline"><p><strong>2022</strong></p>\n<div class="tab"><p><strong>May</strong></p>\n<p>a</p>\n</div>\n</div>',
    ],
    [
      '> a\n> {% note info %}\n> b\n> {% endnote %}',
      '<blockquote>\n<p>a</p>\n<div class="note info">\n<p>b</p>\n</div>\n</blockquote>',
    ],
  ])('%s', (source, expected) => {
    expect(html(source)).toBe(expected)
  })

  test('a block without its end takes nothing along', () => {
    expect(bodyOf('{% folding A title %}\n\n*a*\n\nb').body.text).toContain('a\nb')
  })

  test('in HTML', () => {
    expect(bodyOf('<p>a</p>{% note info %}<p>b</p>{% endnote %}', { format: 'HTML' }).body.html).toBe(
      '<p>a</p><div class="note info"><p>b</p></div>',
    )
  })
})

test('a parameter of the page or the site is its value', () => {
  const params = { mood: 'good & <calm>' }
  expect(bodyOf('{{< param "mood" >}}, {{ page.mood }}{{< param none >}}', { params }).body.text).toBe(
    'good & <calm>, good & <calm>',
  )
  const file = {
    file: 'a.md',
    bytes: Buffer.from(
      '---\nMood: calm\npassword: no\nparams: {sea: high}\n---\n{{< param mood >}} {{< param sea >}} {{< param wind.force >}} {{< param password >}}{{ page.password }}',
    ),
  }
  const own = { ...plainSite, privateKeys: ['password'], params: { wind: { force: 7 } } }
  expect(parseFile(file, own, new Set()).article?.body.text).toBe('calm high 7')
})

test('brackets and quotes around what is left out go with it, but not those of an address', () => {
  expect(html('A file at <{{ page.file }}> here, ("{{ x.y }}"), **{{ a.b }}** and [c]({{ d.e }}).')).toBe(
    '<p>A file at here,, and <a>c</a>.</p>',
  )
  expect(html('<a href="{{ x.y }}">z</a>')).toBe('<p><a>z</a></p>')
})

describe('extensions of kramdown', () => {
  test('a comment is nowhere, nomarkdown keeps its content, options have no text', () => {
    const { body } = bodyOf(
      'a {::comment}hidden{:/comment} b {::nomarkdown}<b>c</b>{:/} {::options auto_ids="false" /}d\n\n{::comment}\nsecret\n\nmore\n{:/comment}\n\ne\n\n{::comment}\nopen\n\nf',
    )
    expect(body.text).toBe('a b c d\ne\nf')
    expect(body.html).not.toMatch(/hidden|secret|more|open/)
  })

  test('in code they are code', () => {
    expect(bodyOf('`{::comment}`').body.text).toBe('{::comment}')
  })
})

describe('a shortcode that nothing explains', () => {
  test('shows the image whose address it has', () => {
    const { body, images, diagnostics } = bodyOf('{{< house-img src="/e.png" alt="Ours" >}}')
    expect(body.html.trim()).toBe('<img src="/media/e.png" alt="Ours" />')
    expect(images).toMatchObject([{ address: { file: 'e.png' }, alt: 'Ours' }])
    expect(diagnostics).toMatchObject([
      {
        message: '{{< house-img >}} is not known: only its image is shown',
        hint: 'site.yml can say what it shows, for example: shortcodes: {house-img: inner}',
      },
    ])
  })

  test('keeps its title and content', () => {
    expect(html('{{< house title="Mind" >}}\nKeep **this**.\n{{< /house >}}')).toBe(
      '<p>Mind</p>\n<p>Keep <strong>this</strong>.</p>',
    )
  })

  test('is the site’s own if its layouts define it, even under a built-in name', () => {
    const own = { site: { ...site, ownShortcodes: ['youtube', 'details'] } }
    const { body, diagnostics } = bodyOf('{{< youtube aBcDeFgHiJk >}}\n\n{{< details >}}a{{< /details >}}', own)
    expect(body.html.trim()).toBe('<p>a</p>')
    expect(diagnostics.map(({ code }) => code)).toEqual(['template-tag-left-out', 'template-tag-left-out'])
  })
})

describe('shortcodes of site.yml', () => {
  const shortcodes = {
    shot: 'image',
    clip: 'video',
    say: 'quote',
    mind: 'note',
    keep: 'inner',
    promo: 'drop',
    figure: '<figure><img src="{{ src }}" alt="{{ alt | caption }}"></figure>',
    box: '<aside class="box"><b>{{ title | 0 }}</b>{{ inner }}</aside>',
    hot: '<mark onclick="x()">{{ 0 }}</mark>',
  }
  test.each([
    ['{{< shot "/e.png" >}}', '<img src="/media/e.png" />'],
    [
      '{{< say author="Ann" >}}\na\n{{< /say >}}',
      '<blockquote>\n<p>a</p>\n<footer><strong>Ann</strong></footer></blockquote>',
    ],
    ['{{< mind >}}\na\n{{< /mind >}}', '<div class="note mind">\n<p>a</p>\n</div>'],
    ['{{< keep >}}*a*{{< /keep >}}', '<p><em>a</em></p>'],
    ['a {{< promo >}}b{{< /promo >}} c', '<p>a  c</p>'],
    [
      '{{< figure src="/e.png" caption="\\"A\\" & <b>" >}}',
      '<figure><img src="/media/e.png" alt="&quot;A&quot; &amp; &lt;b&gt;" /></figure>',
    ],
    ['{{% box "T<i>" %}}\n*a*\n{{% /box %}}', '<aside class="box"><b>T&lt;i&gt;</b>\n<p><em>a</em></p>\n</aside>'],
    ['a {% hot b %} c', '<p>a <mark>b</mark> c</p>'],
  ])('%s', (source, expected) => {
    const { body, diagnostics } = bodyOf(source, { site: { ...site, shortcodes } })
    expect(body.html.trim()).toBe(expected)
    expect(diagnostics).toEqual([])
  })

  test('a video', () => {
    const { body } = bodyOf('{{< clip aBcDeFgHiJk >}}', { site: { ...site, shortcodes } })
    expect(body.html).toContain('<iframe src="https://www.youtube.com/embed/aBcDeFgHiJk"')
  })
})
