const english = `about|above|across|actually|after|again|against|all|almost|along|already|also|although|always|among|another|any|
anyone|anything|are|around|available|away|back|based|because|been|before|being|below|best|better|between|both|but|bring|came|can|
cannot|come|could|current|currently|day|days|did|different|does|doing|done|down|during|each|easily|either|else|enough|etc|even|ever|
every|everyone|everything|example|few|find|first|following|for|from|get|gets|getting|give|given|goes|going|good|got|great|had|happen|
has|have|having|help|her|here|him|his|how|however|include|included|including|includes|instead|into|its|itself|just|keep|know|last|
later|least|less|let|like|likely|little|long|look|lot|made|make|makes|making|many|may|maybe|means|might|more|most|much|must|near|
need|needed|needs|never|new|next|not|note|nothing|now|off|often|once|one|only|onto|open|other|others|our|out|over|own|part|people|
please|possible|put|quite|rather|really|right|said|same|say|says|see|seen|several|shall|she|should|show|simply|since|some|someone|
something|soon|still|such|sure|take|taken|takes|than|thank|thanks|that|the|their|them|then|there|these|they|thing|things|think|this|
those|though|three|through|time|times|today|together|too|took|toward|try|two|under|until|upon|use|used|useful|user|uses|using|various|
very|via|want|wanted|wants|was|way|ways|week|weeks|well|went|were|what|when|where|whether|which|while|who|whole|whom|whose|why|will|
with|within|without|work|would|year|years|yes|yet|you|your|january|february|march|april|june|july|august|september|october|november|
december|monday|tuesday|wednesday|thursday|friday|saturday|sunday`

const chinese = `我们|你们|他们|她们|它们|大家|人们|自己|别人|这个|那个|这些|那些|这样|那样|这里|那里|什么|怎么|怎样|如何|为什么|哪些|一个|一些|
一种|一样|一下|一直|一定|一起|几个|许多|很多|所有|每个|其他|其它|其中|其实|因为|所以|因此|但是|可是|不过|然而|而且|并且|或者|如果|虽然|即使|
于是|然后|之后|以后|以前|之前|之间|已经|曾经|正在|将要|现在|今天|昨天|明天|今年|去年|当时|有时|时候|时间|可以|可能|能够|应该|必须|需要|没有|
不是|不能|不会|就是|还是|只是|只有|都是|也是|只能|非常|十分|比较|更加|特别|关于|对于|根据|通过|进行|表示|认为|知道|觉得|看到|成为|作为|包括|
以及|等等|情况|问题|方面|方式|部分|内容|东西|事情`

const common: ReadonlySet<string> = new Set(`${english}|${chinese}`.split(/[|\s]+/))

/**
 * Whether a word of English or Chinese is never the subject of an article: a pronoun, a particle, a general verb, a month. A small
 * archive does not show that such words are common.
 */
export function isCommonWord(word: string): boolean {
  return common.has(word)
}
