import { expect, it } from 'vitest'
import { passageSentences } from '#text'

it.each([
  ['Apologies came from Mrs. L.M. Fir and Mr. A.B. Ham. They were noted.', 2],
  ['It was proposed by J.R. Oak. All agreed.', 2],
  ['Proposed by J.R. Oak and seconded by K. Elm.', 1],
  ['It was made in the U.K. The board noted it.', 2],
  ['The meeting began at 7 p.m. The clerk read the notes.', 2],
])('%s', (text, count) => {
  expect(passageSentences({ text, runs: [{ at: 0, page: 0, from: 0, to: text.length }] })).toHaveLength(count)
})
