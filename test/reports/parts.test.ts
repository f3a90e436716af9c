import test from 'ava'
import { deterministicPart, environmentMarker } from '../../reports/parts.ts'

test('the deterministic part ends before the line of the marker', t => {
  t.is(deterministicPart(`# A\n\ntext\n\n${environmentMarker}\n\n## Environment\n`), '# A\n\ntext\n')
})

test('a marker within a line parts nothing', t => {
  const text = `see \`${environmentMarker}\`\n`
  t.is(deterministicPart(text), text)
})
