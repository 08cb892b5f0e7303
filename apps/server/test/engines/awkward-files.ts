const file = (head: string, body = 'A text.') => `---\n${head}\n---\n${body}\n`

const story =
  'The pier was built in a summer without rain by men who had never built one. It stands where the charts say that nothing can stand, and each winter the sea takes one plank of it and brings back another.'

const before: Record<string, string> = {
  '_posts/draft.md': file('title: 草稿 about 地震\ndraft: true\ndate: 2026-01-02\ntags: [地震, secret]'),
  '_posts/hidden.md': file('title: Hidden harbour\nhidden: true\ndate: 2026-01-03\npermalink: /hidden/'),
  '_posts/future.md': file('title: The future tram\ndate: 2031-01-01\ntags: [电车]\ncategories: [新闻]'),
  '_posts/expired.md': file('title: The expired tram\ndate: 2026-01-04\nexpires: 2026-05-02\ntags: [电车, once]'),
  '_posts/expires.md': file('title: Expires later\ndate: 2026-01-05\nexpires: 2026-10-31\nauthor: Été'),
  '_posts/moved.md': file('title: Moved\ndate: 2026-01-06\npermalink: /moved/from/'),
  '_posts/undated.md': file('title: Without a date\nweight: 2.5'),
  '_posts/names.md': file(
    'title: "É: Ｎｏｄｅ.js 與 c++ 臺灣 🐳"\ndate: 2026-01-07\ntags: [Node.js, NODE.JS, nodejs, c++, 臺灣, 台湾, a b, a-b]\nauthors: [Ünal Öz, ünal öz, 王小明]\nweight: 3\ndraft: false',
    '中国。人民 iPhone手机 e\u0301te\u0301 \u0645\u0643\u062a\u0628 สวัสดี 서울 node.js wi-fi don’t 👍🏽',
  ),
  '_posts/links.md': file(
    'title: Links and images\ndate: 2026-01-08\naliases: [/old/harbour/, /old/links]\nweight: -1',
    '[to names](names.md#x) [to draft](draft.md) ![no alt](https://example.org/a.png) ![](missing.png) ![alt](https://example.org/a.png "title")',
  ),
  '_posts/zh/same.md': file('title: 同一篇\ndate: 2026-01-09\nlang: zh-CN\ntranslationKey: same'),
  '_posts/en/same.md': file('title: The same\ndate: 2026-01-09\nlang: en\ntranslationKey: same'),
  '_posts/quotes.md': file(
    'title: "\\"Quotes\\", {braces} and back\\\\slashes"\ndate: 2026-01-10\ntags: ["{a,b}", "x\\"y", "NULL"]',
  ),
  '_posts/story.md': file('title: The pier\ndate: 2026-01-12', story),
  '_posts/story-draft.md': file('title: The pier, draft\ndate: 2026-01-14\ndraft: true', story),
  '_posts/story-again.md': file('title: The old pier\ndate: 2026-01-13', `${story} And nobody knows why.`),
  '_posts/gone.md': file('title: Gone\ndate: 2026-01-11\ntags: [gone]'),
}

/** Files that make drafts, hidden, scheduled, expired and moved articles, odd names, links, translations and changes. */
export const awkwardFiles = {
  before,
  /** Written before the second import. */
  after: {
    '_posts/moved.md': file('title: Moved\ndate: 2026-01-06\npermalink: /moved/to/'),
    '_posts/undated.md': file('title: Without a date, changed\nweight: 2.5'),
    '_posts/new.md': file('title: New\ndate: 2026-02-01\ncategories: [新闻, 本地]'),
  },
  removed: '_posts/gone.md',
}
