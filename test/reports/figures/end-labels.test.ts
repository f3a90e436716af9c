import test from 'ava'
import { drawLabels, type EndLabel, labelMargin, placeLabels } from '../../../reports/figures/end-labels.ts'

const frame = { right: 300, top: 40, bottom: 240 }
const at = (...heights: number[]): EndLabel[] =>
  heights.map((y, i) => ({ label: `m${i}`, style: { color: '#000000', symbol: 'circle' }, end: { x: 290, y } }))

test('labels that do not touch stay where their lines end', t => {
  t.deepEqual(
    placeLabels(at(50, 100, 200), frame).map(label => label.y),
    [50, 100, 200],
  )
})

test('labels that touch are moved apart, in their order, and stay inside the panel', t => {
  for (const heights of [
    [100, 100, 100],
    [240, 240, 239],
    [40, 40, 40],
    [236, 50, 240],
  ]) {
    const ys = placeLabels(at(...heights), frame).map(label => label.y)
    for (let i = 1; i < ys.length; i++) t.true(ys[i]! - ys[i - 1]! >= 15, `${ys}`)
    t.true(ys[0]! >= frame.top && ys.at(-1)! <= frame.bottom, `${ys}`)
  }
})

test('names are escaped and long ones cut', t => {
  const [label] = placeLabels(at(100), frame)
  t.regex(drawLabels([{ ...label!, label: '<b>&"' }]), />&lt;b&gt;&amp;&quot;<\/text>/)
  t.regex(drawLabels([{ ...label!, label: 'x'.repeat(40) }]), />x{23}…<\/text>/)
  t.is(labelMargin([{ ...label!, label: 'x'.repeat(24) }]), labelMargin([{ ...label!, label: 'x'.repeat(4000) }]))
})
