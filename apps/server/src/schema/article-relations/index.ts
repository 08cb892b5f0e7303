// Adds the fields of articles that lead to other objects. Exports nothing.
import './article-terms.ts'
import './article-links.ts'
import './article-images.ts'
import './article-neighbours.ts'
import './article-related.ts'
