const image = '<img src=x onerror=alert(1)>'
const script = '<script>alert(1)</script>'

/** Attacks through the extensions of Markdown: math, attribute lists, abbreviations, alerts, code blocks and others. */
export const markdownExtensions: string[] = [
  // Math.
  `$x${image}y$`,
  `$$\n${script}\n$$`,
  `$$ ${image} $$`,
  `\\\\(${image}\\\\)`,
  `\\\\[\n</span>${script}\n\\\\]`,
  `\\begin{align}\n</span></p>${image}\n\\end{align}`,
  `$\`</span>${image}\`$`,
  '```math\n</span></p><img src=x onerror=alert(1)>\n```',
  `$\\href{javascript:alert(1)}{x}$`,
  `<span class="math inline" onclick="alert(1)">\\(x\\)</span>`,
  `$x" onmouseover="alert(1)$`,
  // Obsidian.
  `[[javascript:alert(1)]] [[x|${script}]] [[${image}]] [[#" onclick="alert(1)]] [[x#"><script>alert(1)</script>]]`,
  `![[javascript:alert(1).png]] ![[x" onerror="alert(1).png]] ![[x.png|" onerror="alert(1)|10]] ![[${image}.png|10]]`,
  `![[javascript:alert(1).pdf]] [[javascript:alert(1).mp3]] ![[" onplay="alert(1).mp4]] [[data:text/html,${script}.pdf#x]]`,
  `![x"onerror="alert(1)|10x10](x.png) ![${image}|10](x.png)`,
  `#a"onclick="alert(1) #<script>alert(1)</script>`,
  `x ^location\n\n> [!note"onclick="alert(1)]- ${script}\n> x ^a"b`,
  // Attribute lists.
  `x\n{: onclick="alert(1)"}`,
  `*x*{: onmouseover="alert(1)" style="position:fixed;background:url(javascript:alert(1))"}`,
  `[x](/a){: href="javascript:alert(1)" target="_blank" ping="https://evil.example/"}`,
  `![x](x){: src="javascript:alert(1)" onerror="alert(1)" srcset="javascript:alert(1)"}`,
  `## x {#location .x onclick=alert(1)}`,
  `## x {#a"onclick="alert(1)}`,
  `x\n{: class="a\\" onclick=\\"alert(1)"}`,
  `{:a: onclick="alert(1)" id="cookie"}\n\nx\n{:a}`,
  `x\n{: id='"><script>alert(1)</script>'}`,
  `{: srcdoc="${script}" src="https://evil.example/"}\n<iframe></iframe>`,
  `- x\n{: formaction="javascript:alert(1)" autofocus="1" tabindex="1" onfocus="alert(1)"}`,
  // Abbreviations.
  `x\n\n*[x]: "><img src=x onerror=alert(1)>`,
  `x\n\n*[x]: " onmouseover="alert(1)`,
  `<x>\n\n*[<x>]: ${script}`,
  // Alerts.
  `> [!NOTE] ${image}`,
  `> [!NOTE" onclick="alert(1)]\n> x`,
  `> [!x"><script>alert(1)</script>]\n> x`,
  `> [!NOTE|"><img src=x onerror=alert(1)>]\n> x`,
  // Markdown in HTML.
  `<div markdown="1" onclick="alert(1)">\n${image}\n</div>`,
  `<div markdown="1">\n[x](javascript:alert(1))\n</div>`,
  `<p markdown="1" style="x:expression(alert(1))">*x* ${script}</p>`,
  // Definition lists, marks, sub- and superscript, emoji.
  `${image}\n: ${script}`,
  `==${image}== ++${script}++`,
  `~<img\u00a0src=x\u00a0onerror=alert(1)>~ ^<svg/onload=alert(1)>^`,
  `:tada"onclick=alert(1):`,
  // Code that is highlighted.
  '```html\n</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>\n```',
  '```js\nconst a = `</code></pre>` + "<img src=x onerror=alert(1)>"\n```',
  '```"onclick="alert(1)\nx\n```',
  '```markdown\n<span class="hljs-x" onclick="alert(1)">\n```',
  `<pre><code class="language-js" onclick="alert(1)">x</code></pre>`,
  `<pre><code class="hljs language-js"><span class="hljs-keyword" onclick="alert(1)">x</span>${image}</code></pre>`,
  `<pre><code class="language-html">&lt;/code&gt;&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>`,
  `<pre><code class="language-$&">$\` $' $1</code></pre>`,
]
