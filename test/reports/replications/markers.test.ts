import test from 'ava'
import { markersOf, withoutParts, withParts } from '../../../reports/replications/markers.ts'

const note = `# A note

<!-- lagbench:published task-2a | p = 4 | p = 10 -->
old
<!-- lagbench:end -->

By hand.

<!-- lagbench:index -->
<!-- lagbench:end -->
`

test('markers name a kind, a folder of results and tasks', t => {
  t.deepEqual(markersOf(note), [
    { kind: 'published', suite: 'task-2a', tasks: ['p = 4', 'p = 10'] },
    { kind: 'index', suite: '', tasks: [] },
  ])
  t.deepEqual(markersOf('no markers\n'), [])
})

test('parts are replaced, the text around them stays', t => {
  const made = withParts(note, ({ kind }) => `new ${kind}\n`)
  t.is(
    made,
    `# A note

<!-- lagbench:published task-2a | p = 4 | p = 10 -->

new published

<!-- lagbench:end -->

By hand.

<!-- lagbench:index -->

new index

<!-- lagbench:end -->
`,
  )
  t.is(
    withParts(made, ({ kind }) => `new ${kind}\n`),
    made,
  )
  t.is(withoutParts(note), '# A note\n\n\nBy hand.\n\n')
})

test('a marker that cannot be followed is refused with its line', t => {
  t.throws(() => markersOf('<!-- lagbench:published task-2a -->\ntext'), { message: /lagbench:end --> after line 1/ })
  t.throws(() => markersOf('text\n<!-- lagbench:end -->'), { message: /before line 2/ })
  t.throws(() => markersOf('<!-- lagbench:pictures task-2a -->\n<!-- lagbench:end -->'), {
    message: /published, solved.*pictures/,
  })
  t.throws(() => markersOf('<!-- lagbench:solved -->\n<!-- lagbench:end -->'), { message: /a folder of results/ })
  t.throws(() => markersOf('<!-- lagbench:index task-2a -->\n<!-- lagbench:end -->'), { message: /a folder of results/ })
})

test('a part ends at the next end', t => {
  const two = '<!-- lagbench:solved a -->\n<!-- lagbench:solved b -->\n<!-- lagbench:end -->'
  t.throws(() => markersOf(two), { message: /lagbench:end --> after line 1/ })
})
