// The tables of papers in every format, colours named where there are no words.

import { expect, test } from 'vitest'
import { newStage, put } from './stage.ts'

const { type, folder } = newStage()
put(folder, 'pack.pdf', '%PDF-1.7')

test('json and ndjson give one object a paper, with spans and fills', async () => {
  const line = JSON.parse((await type(['tables', 'pack.pdf', '--nl'])).out) as { file: string; tables: unknown[] }
  expect(line).toMatchObject({ file: 'pack.pdf', tables: [{ page: 3 }] })
  expect(JSON.parse((await type(['tables', 'pack.pdf', '--format', 'json'])).out)).toEqual([line])
})

test('md, csv and the table for people name a colour without words', async () => {
  expect((await type(['tables', 'pack.pdf', '--format', 'md'])).out).toBe(
    'pack.pdf, page 3, table 1\n\n| Matter | RAG |\n| --- | --- |\n| Mend the crane | [green] |\n\n',
  )
  expect((await type(['tables', 'pack.pdf', '--csv'])).out).toBe(
    'pack.pdf,3,1,Matter,RAG\npack.pdf,3,1,Mend the crane,[green]\n',
  )
  expect((await type(['tables', 'pack.pdf'])).out).toMatch(/Mend the crane {2}\[green\]/)
})

test('a paper that is not there is one line and exit 3', async () => {
  const { exit, err } = await type(['tables', 'lost.pdf'])
  expect(exit).toBe(3)
  expect(err).toContain('no such file')
})
