import test from 'ava'
import * as citations from '../../literature/citations.ts'

for (const [name, citation] of Object.entries(citations)) {
  test(`${name} is complete and carries its own name`, t => {
    t.is(citation.key, name)
    t.regex(citation.authors, /^[^,]+, [^,]+(?: and [^,]+, [^,]+)*$/)
    t.true(citation.key.includes(String(citation.year)))
    if (citation.pages !== undefined) t.regex(citation.pages, /^\d+-\d+$/)
    if (citation.doi !== undefined) t.regex(citation.doi, /^10\.\d{4,}\/\S+$/)
    if (citation.type === 'article') t.truthy(citation.volume)
  })
}
