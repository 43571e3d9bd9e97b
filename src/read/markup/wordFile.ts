// Bytes of a .docx file → its parts by name.

import { unzipSync } from 'fflate'
import { UnreadableMarkup } from './unreadable.ts'
import { walkXml } from './wordParts.ts'

/** Most bytes that the words of a document may take when they are unpacked. */
const mostBytes = 100_000_000

/** The parts that hold words and their setting. @throws UnreadableMarkup where there are none */
export function unpackWord(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  let kind = ''
  const wanted = /^word\/(?:document|styles|numbering|footnotes|endnotes|header\d*|_rels\/document\.xml)\.(?:xml|rels)$/
  const again = 'open it in Word or LibreOffice and save it again'
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        kind ||= /^(xl|ppt)\//.exec(name)?.[1] ?? (name === 'content.xml' ? 'odf' : '')
        if (!wanted.test(name)) return false
        size += originalSize
        if (size > mostBytes) throw new UnreadableMarkup('too-large', 'its words unpack to more than 100 MB', again)
        return true
      },
    })
  } catch (error) {
    if (error instanceof UnreadableMarkup) throw error
    throw new UnreadableMarkup('damaged', 'the file is cut short or damaged', 'fetch it again')
  }
  const body = files['word/document.xml']
  if (body) {
    // A file that lies about the size of its parts gives only the beginning of them.
    if (!/<\/(?:\w{1,20}:)?document>\s{0,20}$/.test(new TextDecoder().decode(body.subarray(-60))))
      throw new UnreadableMarkup('damaged', 'the file is cut short or damaged', 'fetch it again')
    return files
  }
  if (kind === 'xl')
    throw new UnreadableMarkup(
      'spreadsheet',
      'the file is a spreadsheet',
      'save its sheets as PDF or tab-separated text',
    )
  if (kind === 'ppt') throw new UnreadableMarkup('slides', 'the file holds slides', 'save it as PDF')
  if (kind === 'odf') throw new UnreadableMarkup('odf', 'the file is an OpenDocument file', 'save it as .docx or PDF')
  throw new UnreadableMarkup('zip', 'the file is a ZIP archive without a Word document', 'unpack it first')
}

/** Names of the headers that the first page shows: its own where the first page differs, else that of all pages. */
export function firstHeaders(body: string, relations: string): string[] {
  const targets = new Map<string, string>()
  walkXml(relations, {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target)
    },
    close() {},
  })
  const end = body.indexOf('</w:sectPr>')
  const section = end === -1 ? '' : body.slice(body.lastIndexOf('<w:sectPr', end), end)
  const wanted = /<w:titlePg\b/.test(section) ? 'first' : 'default'
  const ids = [...section.matchAll(/<w:headerReference\b[^>]*>/g)]
    .filter(([tag]) => tag.includes(`w:type="${wanted}"`))
    .map(([tag]) => /r:id="([^"]+)"/.exec(tag)?.[1] ?? '')
  return ids.flatMap((id) => targets.get(id) ?? [])
}
