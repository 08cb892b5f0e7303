// Adds the fields that relate articles to other objects. Exports nothing.
import './article-terms.ts'
import './article-links.ts'
import './article-images.ts'
import './article-neighbours.ts'
import './article-related.ts'
