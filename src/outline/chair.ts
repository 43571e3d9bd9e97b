// The head of minutes to the person who chaired.

/** Who is said to be in the chair, in the first lines of the attendance. */
export function chairOf(texts: readonly string[]): string | null {
  const head = texts.slice(0, 60)
  for (const [i, text] of head.entries()) {
    if (text.length > 200) continue
    const chaired =
      /^(.{4,60}?)[\s,:(–-]+(?:[^\n]{0,60}\b)?(?:in the chair|chair of the meeting|chairing|presiding)\b/i.exec(text)
    if (chaired) return personName(chaired[1]!.replace(/^(?:present|in attendance)\s*:?\s*/i, ''))
    if (/\bchair of the meeting\b/i.test(text) && head[i - 1]) return personName(head[i - 1]!.trim())
  }
  for (const [i, text] of head.entries()) {
    if (text.length > 300) continue
    const chair =
      /(?:^|\n|:\s*|,\s*|;\s*)((?:\p{Lu}[\p{L}’'.-]*)(?:[ \n]+\p{Lu}[\p{L}’'.-]*){1,3})(?:\s*[([]\p{Lu}{2,3}[)\]])?\s*[,(–\t-]+\s*(?:\p{L}+\s+)?(?:Trust\s+|Board\s+|Committee\s+)?Chair(?:man|woman|person)?\b(?!\s+of\s+(?!the\s+(?:board|meeting|committee|council)))/u.exec(
        text,
      )
    if (chair) return personName(chair[1]!)
    if (
      /^(?:independent\s+|trust\s+|board\s+|committee\s+)?chair(?:man|woman|person)?$/i.test(text.trim()) &&
      head[i - 1] &&
      head[i - 1]!.length < 60
    )
      return personName(head[i - 1]!.trim())
  }
  return null
}

/** The name in words that name a person and perhaps a post. */
export function personName(text: string | null): string | null {
  if (!text) return null
  const name =
    /^((?:\p{Lu}[\p{L}’'.-]*)(?:\s+\p{Lu}[\p{L}’'.-]*){0,4}?)(?=\s*(?:[,(–-]|$|\s(?:Chair|Independent|Chief|Non|Deputy|Acting|Interim|Vice)))/u.exec(
      text,
    )
  return (name?.[1] ?? text).replace(/^(Councillor|Cllr|Trustee|Governor)s\b/, '$1')
}
