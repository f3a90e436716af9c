import test from 'ava'
import { compareKeys, type Direction, keyOfText } from '../../../../reports/page/client/sort-keys.ts'

const sorted = (texts: readonly string[], direction: Direction): string[] =>
  texts.toSorted((a, b) => compareKeys(keyOfText(a), keyOfText(b), direction))

test('the numbers in a report’s cells are read as what they mean', t => {
  const expected: readonly [string, number][] = [
    ['12,300 (9,000–15,000)', 12_300],
    ['1.23 M (1.00 M–∞)', 1_230_000],
    ['2 T', 2e12],
    ['0.57', 0.57],
    ['-3', -3],
    ['3 of 5 (0.23–0.88), 1 diverged', 0.6],
    ['none of 20', 0],
    ['50 of 1,000', 0.05],
    ['95 %', 95],
    ['1e-7', 1e-7],
  ]
  for (const [text, key] of expected) t.is(keyOfText(text), key, text)
  t.true((keyOfText('> 10,000') as number) > 10_000)
  t.true((keyOfText('> 10,000') as number) < 10_001)
})

test('what is no number is a text, what is empty is nothing', t => {
  for (const text of ['lstm-1997', '2a', '6 methods', 'skipped']) t.is(keyOfText(text), text === '6 methods' ? 6 : text)
  for (const text of ['', ' ', '–', '-']) t.is(keyOfText(text), null)
})

test('numbers stand before texts and what is empty last, upwards and downwards', t => {
  const texts = ['b', '–', '> 10,000', '9,999', 'a', '10,000', '1.2 M']
  t.deepEqual(sorted(texts, 'ascending'), ['9,999', '10,000', '> 10,000', '1.2 M', 'a', 'b', '–'])
  t.deepEqual(sorted(texts, 'descending'), ['1.2 M', '> 10,000', '10,000', '9,999', 'b', 'a', '–'])
})
